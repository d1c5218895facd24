"""Topics of notes, each in both languages."""

from __future__ import annotations

from corpus.records import Language

TOPICS: dict[str, dict[Language, str]] = {
    "scaleway": {"fr": "Le choix de Scaleway", "en": "The choice of Scaleway"},
    "law": {
        "fr": "Base juridique de l'hébergement souverain (SREN art. 31)",
        "en": "Legal basis of sovereign hosting (SREN art. 31)",
    },
    "rights": {"fr": "Droits des citoyens sur leurs données", "en": "Citizens' rights over their data"},
    "cost": {"fr": "Le coût de la migration", "en": "The cost of the migration"},
    "council": {"fr": "Le Conseil d'État et le Health Data Hub", "en": "The Council of State and the Health Data Hub"},
    "cloud-act": {
        "fr": "Le CLOUD Act et les risques d'accès américain",
        "en": "The CLOUD Act and the risks of US access",
    },
    "secnumcloud": {"fr": "La qualification SecNumCloud", "en": "SecNumCloud qualification"},
    "calendar": {"fr": "Le calendrier de la migration", "en": "The migration timetable"},
    "microsoft": {"fr": "Pourquoi Microsoft avait-il été choisi ?", "en": "Why had Microsoft been chosen?"},
}
