import re
from bs4 import BeautifulSoup
import pytest
CHINESE = re.compile(r"[\u4e00-\u9fff，。：、；（）]+")
def texts(html):
    soup = BeautifulSoup(html, "html.parser")
    for el in soup.select("script, style, [lang^=zh]"):
        el.decompose()
    for s in soup.stripped_strings: yield str(s)
    for el in soup.find_all(True):
        for a in ("aria-label","title","placeholder","alt","data-done"):
            if el.get(a): yield f"{a}={el[a]}"

@pytest.mark.parametrize("address", ["/login/","/","/cases/","/cases/kinds/disputes/mediation/","/cases/kinds/disputes/mediation/file/","/cases/kinds/safety/accident/report/","/figures/","/figures/disputes.mediation_cases/","/datasets/","/datasets/mediation/","/datasets/mediation/import/","/datasets/mediation/export/","/datasets/dispositions/","/books/","/calendar/","/parties/","/parties/matches/","/search/?q=x","/cases/none-113-000001/", "/ui/style/", "/style/","/nothing/"])
def test_show(world, address):
    c = world.client("stranger" if address=="/login/" else "supervisor")
    r = c.get(address, headers={"accept-language":"en"})
    print("\n####", address, r.status_code)
    seen=set()
    for t in texts(r.content.decode()):
        if CHINESE.search(t) and t not in seen:
            seen.add(t); print("   ", t[:150])
