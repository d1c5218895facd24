"""A whole dossier of two documents, small enough to be read here, for tests to spoil one line at a time."""

from __future__ import annotations

from pathlib import Path

HOST_FR = "documents/articles/host.fr.md"
HOST_EN = "documents/articles/host.en.md"
MOVE_FR = "documents/guides/move.fr.md"
MOVE_EN = "documents/guides/move.en.md"

FILES = {
    HOST_FR: """\
---
id: host
kind: articles
title: Le choix de l'hébergeur
language: fr
rank: official
publisher: null
reference: null
published: 2026-04-23
in_force_from: null
in_force_until: null
status: final
url: null
text_kind: summary
---

## Le choix de Scaleway {#choice on=2026-04-23}

Le Health Data Hub a choisi Scaleway comme hébergeur le 23 avril 2026. [^release]
Le marché passé avec Scaleway vaut 6,2 millions d'euros, selon le communiqué. [^release] {conflict=price/1}

Le marché passé avec Scaleway vaut 7 millions d'euros, selon Le Quotidien. [^press] {on=2026-04-24 conflict=price/2}

```questions
Qui va héberger le Health Data Hub ?
Quel hébergeur le Health Data Hub a-t-il choisi ?
Combien vaut le marché passé avec Scaleway ? {2}
```

## Les candidats écartés {#candidates}

Quatre candidats avaient remis une offre au Health Data Hub avant mars 2026. [^press] {on=2026-03}

```questions
Combien de candidats ont remis une offre ?
Qui d'autre était candidat à l'hébergement ?
Scaleway avait-il des concurrents ?
```
""",
    HOST_EN: """\
---
id: host
kind: articles
title: The choice of the host
language: en
rank: official
publisher: null
reference: null
published: 2026-04-23
in_force_from: null
in_force_until: null
status: final
url: null
text_kind: summary
---

## The choice of Scaleway {#choice on=2026-04-23}

The Health Data Hub chose Scaleway as its host on 23 April 2026. [^release]
The contract with Scaleway is worth €6.2 million, according to the press release. [^release] {conflict=price/1}

The contract with Scaleway is worth €7 million, according to Le Quotidien. [^press] {on=2026-04-24 conflict=price/2}

```questions
Who will host the Health Data Hub?
Which host did the Health Data Hub choose?
How much is the contract with Scaleway worth? {2}
```

## The candidates turned down {#candidates}

Four candidates had sent the Health Data Hub a bid before March 2026. [^press] {on=2026-03}

```questions
How many candidates sent a bid?
Who else wanted to be the host?
Did Scaleway have competitors?
```
""",
    MOVE_FR: """\
---
id: move
kind: guides
title: Le déménagement des données
language: fr
rank: press
published: 2026
---

## Le calendrier du déménagement {#calendar}

Le déménagement du Health Data Hub doit finir en 2027. [^release] {on=2026-04-23 until=2026-09 then=move#delay}

```questions
Quand le déménagement des données finira-t-il ?
Le déménagement du Health Data Hub est prévu pour quand ?
En quelle année les données seront-elles chez Scaleway ?
```

### Le retard {#delay}

Le déménagement des données du Health Data Hub est repoussé à 2028. [^press] {on=2026-09}

```questions
Le déménagement a-t-il du retard ?
Pourquoi le déménagement finira-t-il en 2028 ?
De combien le déménagement est-il repoussé ?
```
""",
    MOVE_EN: """\
---
id: move
kind: guides
title: The move of the data
language: en
rank: press
published: 2026
---

## The calendar of the move {#calendar}

The move of the Health Data Hub's data is to end in 2027. [^release] {on=2026-04-23 until=2026-09 then=move#delay}

```questions
When will the move of the data end?
For when is the move of the Health Data Hub planned?
In which year will the data be with Scaleway?
```

### The delay {#delay}

The move of the Health Data Hub's data is put off to 2028. [^press] {on=2026-09}

```questions
Is the move late?
Why will the move end in 2028?
By how much is the move put off?
```
""",
    "dossier.yaml": """\
title_fr: Un petit dossier
title_en: A small dossier
speaks_until: 2026-11-23
""",
    "sources.yaml": """\
- id: release
  title: Communiqué du 23 avril 2026
  publisher: Health Data Hub
  kind: communiqué
  rank: official
  date: 2026-04-23
  url: https://example.org/release
- id: press
  title: Scaleway choisi
  publisher: Le Quotidien
  kind: press
  rank: press
  date: 2026-04
""",
    "events.yaml": """\
- id: choice
  date: 2026-04-23
  title_fr: Scaleway est choisi
  title_en: Scaleway is chosen
  passage: host#choice
  actors: [scaleway]
""",
    "conflicts.yaml": """\
- id: price
  question_fr: Combien vaut le marché ?
  question_en: How much is the contract worth?
  sides:
  - passage: host#choice
    claim_fr: Le marché vaut 6,2 millions d'euros.
    claim_en: The contract is worth €6.2 million.
    sources: [release]
  - passage: host#choice
    claim_fr: Le marché vaut 7 millions d'euros.
    claim_en: The contract is worth €7 million.
    sources: [press]
  preferred: 1
  resolution_fr: Le communiqué fait foi.
  resolution_en: The press release prevails.
""",
    "glossary.yaml": """\
- term_fr: Health Data Hub
  term_en: Health Data Hub
  acronym: HDH
  definition_fr: Groupement qui organise l'accès aux données de santé.
  definition_en: Body that organises access to health data.
  aliases: [Plateforme des données de santé]
""",
    "actors.yaml": """\
- id: scaleway
  name_fr: Scaleway
  name_en: Scaleway
  kind: company
  role_fr: Hébergeur choisi.
  role_en: Chosen host.
""",
}


class SmallDossier:
    """The dossier's folder, whose files a test changes and whose lines it asks for by their text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, content in FILES.items():
            self.write(name, content)

    def read(self, name: str) -> str:
        """A file's text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str) -> None:
        """Writes a file, new or not."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replaces a text that the file holds exactly once."""
        content = self.read(name)
        assert content.count(old) == 1, f"{name}: “{old}” occurs {content.count(old)} times"
        self.write(name, content.replace(old, new))

    def remove(self, name: str) -> None:
        """Removes a file."""
        (self.folder / name).unlink()

    def line(self, name: str, start: str) -> int:
        """The number, from 1, of the only line that begins so."""
        numbers = [number for number, line in enumerate(self.read(name).split("\n"), 1) if line.startswith(start)]
        assert len(numbers) == 1, f"{name}: {len(numbers)} lines begin with “{start}”"
        return numbers[0]
