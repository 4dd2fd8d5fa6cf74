"""就業平等: discrimination, gender equality and harassment at work, honest job advertisements.

The most confidential line of the house: what a harassment case holds is open to its handlers alone,
and stays out of search, exports, audit texts and the pages of enterprises.
"""
