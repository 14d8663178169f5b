"""Place names common enough to be written without a capital: countries, large cities, regions, time zones."""

from __future__ import annotations

__all__ = ["is_place_word"]

_PLACES = frozenset(
    """
    afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh barbados
    belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria cambodia cameroon
    canada chile china colombia congo croatia cuba cyprus czechia denmark ecuador egypt england eritrea
    estonia eswatini ethiopia europe fiji finland france gambia georgia germany ghana greece guatemala
    guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
    jordan kazakhstan kenya kosovo kuwait laos latvia lebanon lesotho liberia libya lithuania luxembourg
    macedonia malawi malaysia malta mauritius mexico moldova mongolia montenegro morocco mozambique myanmar
    namibia nepal netherlands nicaragua nigeria norway oman pakistan palestine panama paraguay peru
    philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia
    slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand togo trinidad tunisia
    turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe uk usa uae us ph
    asia africa emea apac aberdeen abuja accra adelaide ahmedabad alabama alaska alberta amman amsterdam
    ankara antwerp arizona arkansas athens atlanta auckland austin bacolod baguio bakersfield baltimore
    bangalore bangkok barcelona bari basel bath beijing beirut belfast belgrade bengaluru bergen berlin
    birmingham bogota boise bologna boston bradford brasilia bratislava brighton brisbane bristol bronx
    brooklyn brussels bucharest budapest buffalo bulacan cairo calgary california cambridge canberra cardiff
    carolina cavite cebu charlotte chennai chicago cincinnati cleveland cologne colorado columbus
    connecticut copenhagen cork coventry dakar dakota dallas davao delaware delhi denver derby detroit dhaka
    doha dortmund dresden dubai dublin dundee durban edinburgh edmonton essex exeter florida frankfurt
    galway geneva genoa ghent glasgow gothenburg gurgaon gurugram hague halifax hamburg hamilton hanoi
    harare hawaii helsinki houston hull hyderabad ibadan idaho illinois iloilo indiana indianapolis indore
    iowa ipswich islamabad istanbul izmir jaipur jakarta jerusalem johannesburg joburg kampala kansas
    karachi kathmandu kentucky kiev kigali kingston kochi kolkata kraków krakow kyiv laguna lagos lahore
    lancaster leeds leicester leipzig leon lille lima limerick lisbon liverpool ljubljana london lucknow
    luton luzon lyon maine madrid makati malaga malmo malmö manchester mangalore manila maryland
    massachusetts melbourne memphis miami michigan milan milwaukee mindanao minneapolis minnesota
    mississippi missouri mombasa montana montevideo montreal moscow mumbai munich mysore nagpur nairobi
    naples nashville nebraska nevada newcastle noida norwich nottingham nyc oakland odessa ohio oklahoma
    omaha ontario oregon orlando oslo ottawa oxford palermo paris pasig pennsylvania perth philadelphia
    phoenix pittsburgh plymouth portland porto prague preston pretoria pune punjab quebec queens queensland
    quezon reading reykjavik riga rome rotterdam sacramento salford santiago sarajevo saskatchewan seattle
    seoul sevilla seville sheffield shanghai sofia southampton stockholm stuttgart surat surrey swansea
    sydney taguig tallinn tampa tbilisi tehran tennessee texas tirana tokyo toronto toulouse tucson tulsa
    tunis turin turku utah utrecht valencia vancouver vermont victoria vienna vilnius virginia visayas
    warsaw wellington winnipeg wisconsin wyoming york yorkshire zagreb zurich kent cornwall devon norfolk
    suffolk sussex midlands midwest utc gmt est cst pst mst edt cdt pdt cet cest ist pht bst eet wat sast
    eat aest wib jst sgt timezone
    """.split()
)


def is_place_word(word: str) -> bool:
    """Whether a lower-case word is the name of a well-known place or time zone."""
    return word in _PLACES
