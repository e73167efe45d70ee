"""A small plan for the tests of commands: beds for 1,000 residents, and doctors, which it only encourages."""

BEDS = """\
healthcheck: 1
pack: small
revision: 1
title: {en: A small plan, zh: 小规划}
population: resident_population
indicators:
  beds_per_1000:
    name: {en: Beds per 1000, zh: 每千人口床位数}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5}
    clause: "1"
"""
BEDS_AND_DOCTORS = f"""\
{BEDS}  doctors_per_1000:
    name: {{en: Doctors per 1000, zh: 每千人口医师数}}
    measure: {{ratio: doctors, to: population, per: 1000}}
    target: {{at_least: 2.6}}
    clause: "2"
    severity: warning
"""
HEADER = "area,area_name,period,beds,doctors,resident_population"
