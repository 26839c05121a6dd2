import json

import pytest

from kg.corpus.page import declared_encoding, read_page

FIRST = "Le président a déclaré mercredi que les troupes quitteraient le pays avant la fin de l'année."
SECOND = "Un porte-parole a ajouté que rien n'était décidé, et que les discussions continuaient à Bagdad."

PAGE = f"""<!DOCTYPE html>
<html lang="fr-FR"><head>
<meta charset="utf-8"><title>Les troupes partent – Le Courrier</title>
<meta property="article:published_time" content="2021-04-07T10:00:00+02:00">
<link rel="canonical" href="https://courrier.example/troupes">
<script>var x = "<p>script</p>";</script><style>p {{ color: red }}</style>
</head><body>
<header><a href="/">Le Courrier</a></header>
<nav><ul><li><a href="/monde">Monde</a></li></ul></nav>
<div class="cookie-banner"><p>Nous utilisons des cookies pour vous offrir la meilleure expérience.</p></div>
<main><article>
<h1>Les troupes partent</h1>
<p class="byline">Par Anne Petit</p>
<figure><img src="x.jpg"><figcaption>Une photo</figcaption></figure>
<p>{FIRST}</p>
<div class="share"><a href="#">Partager</a></div>
<p>{SECOND.replace("Bagdad", "<a href='/b'>Bagdad</a>")}</p>
<ul><li>La France</li><li><a href="/lire">À lire aussi : autre chose</a></li></ul>
</article></main>
<aside><p>{FIRST} Publicité.</p></aside>
<footer><p>© Le Courrier</p></footer>
</body></html>"""


def test_the_article_and_nothing_else():
    assert read_page(PAGE).text.split("\n\n") == ["Les troupes partent", FIRST, SECOND, "La France"]


def test_metadata_of_a_page():
    raw = read_page(PAGE)
    assert raw.title == "Les troupes partent"
    assert raw.published == "2021-04-07T10:00:00+02:00"
    assert raw.lang == "fr-FR"
    assert raw.url == "https://courrier.example/troupes"


def test_linked_data_comes_first():
    record = {
        "@graph": [
            {"@type": ["NewsArticle"], "headline": "Un titre", "datePublished": "2020-01-02", "url": "https://x.org/a"}
        ]
    }
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{json.dumps(record)}</script></head>')
    raw = read_page(page)
    assert (raw.title, raw.published, raw.url) == ("Un titre", "2020-01-02", "https://x.org/a")


@pytest.mark.parametrize("data", ["{", "[]", "[[1]]", '{"@graph": 3}', '{"@type": "NewsArticle", "headline": 5}'])
def test_broken_linked_data_is_not_fatal(data):
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    assert read_page(page).title == "Les troupes partent"


def test_a_page_without_marked_article():
    page = f"""<html><body><div id="menu"><p><a href="/">Accueil</a></p></div>
    <div id="page"><div class="left"><p>Court.</p></div>
    <div class="text"><p>{FIRST}</p><p>{SECOND}</p></div></div></body></html>"""
    assert read_page(page).text == f"{FIRST}\n\n{SECOND}"


def test_a_page_without_paragraphs():
    assert read_page(f"<html><body>{FIRST}<br>{SECOND}</body></html>").text == f"{FIRST}\n{SECOND}"


def test_a_page_without_heading_takes_its_title_without_the_name_of_the_paper():
    assert read_page(f"<title>Un titre | Le Courrier</title><p>{FIRST}</p>").title == "Un titre"


@pytest.mark.parametrize("page", ["", "<html></html>", "<p>", "<body><script>1</script></body>", "<div>" * 5_000])
def test_pages_with_nothing_in_them(page):
    assert read_page(page).text == ""


def test_the_declared_encoding():
    assert (
        declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">') == "iso-8859-1"
    )
    assert declared_encoding(b"<meta charset='utf-8'>") == "utf-8"
    assert declared_encoding(b"<p>charset=x</p>") is None
