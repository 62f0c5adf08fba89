"""What the API answers with; OpenAPI describes it from here.

Names of columns are those of the tables that the archive exports. A date is EDTF: `2021-06` is a
month, `XXXX-06-23` a day whose year is not printed.
"""
