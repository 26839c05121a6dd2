from kg.corpus.markdown import read_markdown

TEXT = """\
---
title: "L'accord d'\\"été\\""
date: 2021-04-07
lang: fr
tags: [a, b]
---
# Accord *signé*

Les deux pays ont [signé](https://x.org) un accord
sur les **troupes**.

```python
print("code")
```

- La France
- L'Irak

> « Tout est dit », a déclaré Kirby.

![image](x.png)

| Pays | Troupes |
|---|---|
| Irak | 2 500 |
"""


def test_words_stay_and_marks_go():
    raw = read_markdown(TEXT)
    assert raw.text.split("\n\n") == [
        "Accord signé",
        "Les deux pays ont signé un accord sur les troupes.",
        "La France",
        "L'Irak",
        "« Tout est dit », a déclaré Kirby.",
        "Pays",
        "Troupes",
        "Irak",
        "2 500",
    ]


def test_front_matter_is_metadata():
    raw = read_markdown(TEXT)
    assert (raw.title, raw.published, raw.lang) == ("L'accord d'\"été\"", "2021-04-07", "fr")


def test_the_first_heading_is_the_title():
    assert read_markdown("Avant.\n\n# Un *titre*\n\nAprès.").title == "Un titre"


def test_a_rule_is_no_front_matter():
    raw = read_markdown("Un texte.\n\n---\n\ntitle: rien\n\n---\n")
    assert raw.title is None
    assert raw.text == "Un texte.\n\ntitle: rien"
