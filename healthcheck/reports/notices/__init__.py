"""A notice for each area: what fell short, by how much, what is wrong or missing, and what to do (docs/notices.md).

- :mod:`areas` sorts a report by area; :mod:`wording` words what each area is told, as a :mod:`page`;
- :mod:`markdown` and :mod:`html` write a page, :mod:`folder` writes all of them.
"""
