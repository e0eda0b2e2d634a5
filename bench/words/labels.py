"""Names of the made-up house's topics, series and places."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


TOPICS = _names(
    "Youth, Skills, Wages, Migration, Child labour, Forced labour, Social protection, Pensions,"
    "Safety at work, Health, Equality, Maternity, Disability, Rural work, Fishing, Shipping,"
    "Mining, Textiles, Tourism, Construction, Domestic work, Informal work, Small firms,"
    "Cooperatives, Start-ups, Green jobs, Climate, Trade, Supply chains, Digital work,"
    "Collective bargaining, Labour law, Inspection, Statistics, Crises, Peace, Refugees,"
    "Public service, Education, Partnerships"
)

SERIES = _names(
    "Our impact, In the field, Faces of work, Five questions, A day in, Letters home,"
    "Before and after, Numbers that matter, From the archive, Voices, On the record, Explainer,"
    "The long view, Workshop, First steps, Behind the data, Side by side, Lessons learned,"
    "Postcards, On the road, What works, At the table, Second chance, The interview, Toolbox,"
    "Good practice, Looking ahead, In pictures, Turning points, Notebook"
)

# Each continent is a region that holds the places after it.
PLACES = {
    "Africa": _names(
        "Algeria, Angola, Benin, Botswana, Burkina Faso, Burundi, Cabo Verde, Cameroon, Chad,"
        "Comoros, Congo, Djibouti, Egypt, Eritrea, Eswatini, Ethiopia, Gabon, Gambia, Ghana,"
        "Guinea, Guinea-Bissau, Kenya, Lesotho, Liberia, Libya, Madagascar, Malawi, Mali,"
        "Mauritania, Mauritius, Morocco, Mozambique, Namibia, Niger, Nigeria, Rwanda, Senegal,"
        "Seychelles, Sierra Leone, Somalia, South Africa, South Sudan, Sudan, Tanzania, Togo,"
        "Tunisia, Uganda, Zambia, Zimbabwe"
    ),
    "Americas": _names(
        "Antigua and Barbuda, Argentina, Bahamas, Barbados, Belize, Bolivia, Brazil, Canada,"
        "Chile, Colombia, Costa Rica, Cuba, Dominica, Dominican Republic, Ecuador, El Salvador,"
        "Grenada, Guatemala, Guyana, Haiti, Honduras, Jamaica, Mexico, Nicaragua, Panama,"
        "Paraguay, Peru, Saint Lucia, Suriname, Trinidad and Tobago, United States, Uruguay,"
        "Venezuela"
    ),
    "Arab States": _names(
        "Bahrain, Iraq, Jordan, Kuwait, Lebanon, Oman, Qatar, Saudi Arabia, Syria,"
        "United Arab Emirates, Yemen"
    ),
    "Asia and the Pacific": _names(
        "Afghanistan, Australia, Bangladesh, Bhutan, Brunei, Cambodia, China, Cook Islands, Fiji,"
        "India, Indonesia, Iran, Japan, Kiribati, Korea, Laos, Malaysia, Maldives,"
        "Marshall Islands, Micronesia, Mongolia, Myanmar, Nauru, Nepal, New Zealand, Niue,"
        "Pakistan, Palau, Papua New Guinea, Philippines, Samoa, Singapore, Solomon Islands,"
        "Sri Lanka, Thailand, Timor-Leste, Tonga, Tuvalu, Vanuatu, Viet Nam"
    ),
    "Europe and Central Asia": _names(
        "Albania, Armenia, Austria, Azerbaijan, Belarus, Belgium, Bosnia and Herzegovina,"
        "Bulgaria, Croatia, Cyprus, Czechia, Denmark, Estonia, Finland, France, Georgia, Germany,"
        "Greece, Hungary, Iceland, Ireland, Israel, Italy, Kazakhstan, Kyrgyzstan, Latvia,"
        "Lithuania, Luxembourg, Malta, Moldova, Montenegro, Netherlands, North Macedonia, Norway,"
        "Poland, Portugal, Romania, Russia, San Marino, Serbia, Slovakia, Slovenia, Spain, Sweden,"
        "Switzerland, Tajikistan, Türkiye, Turkmenistan, Ukraine, United Kingdom, Uzbekistan"
    ),
}

OFFICES = 60
