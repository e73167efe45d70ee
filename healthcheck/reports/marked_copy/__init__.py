"""Copies of the tables that were judged, with what is wrong marked in its cell (docs/marked-copy.md).

From the report to the file:

- :mod:`marks` collects what is to be marked in which cell, and in what words;
- :mod:`plain_workbook` makes a workbook of a table that is none;
- :mod:`marked_workbook` puts colours and comments into a workbook, part by part (:mod:`sheet_part`,
  :mod:`styles_part`, :mod:`comments_part`), and leaves every other byte of it as it is;
- :mod:`copies` finds the tables again and names the copies.
"""
