"""Eastern, central and western China, the three regions that studies of health resources compare.

The division is that of the literature in docs/equity.md: 11 eastern provinces, 8 central and 12 western ones.
"""

EAST = ("11", "12", "13", "21", "31", "32", "33", "35", "37", "44", "46")
CENTRAL = ("14", "22", "23", "34", "36", "41", "42", "43")
WEST = ("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65")

REGION_OF: dict[str, str] = {
    province: region
    for region, provinces in (("east", EAST), ("central", CENTRAL), ("west", WEST))
    for province in provinces
}
"""The first two digits of an area's code -> the region it lies in."""
