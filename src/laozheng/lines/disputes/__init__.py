"""勞資爭議: mediation of labor disputes and what stands around it.

The Act for Settlement of Labor-Management Disputes (勞資爭議處理法) gives a worker, a union or an
employer the right to mediation by the authority of the place of work: by a mediator of the bureau,
a mediator of an entrusted private body, or a committee. The division 勞資關係科 runs the procedure
and the city's rights fund (勞工權益基金), which aids those who must go to court afterwards.
Text of the Act: https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=N0020007
"""
