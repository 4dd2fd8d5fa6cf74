"""範例業務: applications that the bureau checks, and then records or returns.

Say here what the statute asks and of whom, which unit does the work, and where the text of the
statute stands. This skeleton rests on the Administrative Procedure Act (行政程序法) alone.
Text of the Act: https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=A0030055
"""
