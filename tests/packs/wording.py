#!/usr/bin/env python3
# Sentences of staff, good and bad: how many of those that a family of signals should see it sees,
# and how many others. The floors are what was measured when the file was last looked at. What is
# not in view is one half of what was written before the patterns; only its totals were looked at.
# usage: wording.py SMPOLICY FOLDER [NAME, to see what went wrong there]
# SPDX-License-Identifier: MIT
import json
import subprocess
import sys
import tempfile
from pathlib import Path

BESIDE = " beside "  # a signal that counts where another is seen too

# Which signals answer for each file; the fewest seen and the most false alarms.
CONDUCT = ["criticism.colleague", "criticism.patient", "judgement.person", "tone.judgemental",
           "tone.inflammatory", "bullying.person", "tone.abusive", "defamation.person",
           "conduct.at_work", "confidential.about_colleague"]
CONFIDENCE = ["confidential.internal_conversation", "confidential.meeting",
              "confidential.commercial", "confidential.not_yet_public",
              "confidential.internal_workings", "confidential.about_colleague",
              "employment.detail", "work.issue_comment"]
DEFAMATION = ["defamation.person", "defamation.named_person"]
ACCUSED = [*DEFAMATION, "defamation.organisation", "defamation.named_firm"]
SITUATIONS = sorted({*CONDUCT, *CONFIDENCE, *DEFAMATION, "mention.patient", "privacy.named_patient",
                     "privacy.named_staff_employment", "criticism.organisation",
                     "criticism.other_organisation", "defamation.organisation",
                     "tone.unprofessional"})
TOLD = ["privacy.named_patient", "privacy.named_staff_employment"]
DIGNITY = ["abuse.dehumanises", "abuse.sexual_harassment"]
PUT_DOWN = ["bullying.person", "tone.abusive", "threat.person", *DIGNITY]
IDENTIFIERS = ["privacy.email", "privacy.street_address", "privacy.postcode", "privacy.card_number",
               "privacy.bank_account", "privacy.case_number", "privacy.date_of_birth"]
PLACES = ["privacy.of_person", "privacy.phone", "privacy.vehicle", "privacy.street_address",
          "privacy.named_patient"]
SENSES = ["media.heard_only", "media.seen_only", "media.words_in_picture", "media.hard_to_read",
          "media.undescribed", "text.colour_reference"]
EMOJI = ["discrimination.protected_characteristic", "discrimination.slur", "abuse.dehumanises",
         "tone.abusive", "threat.person", "bullying.person", "tone.obscene"]
HATE = ["discrimination.protected_characteristic", "discrimination.slur", "abuse.dehumanises"]
RUMOURS = ["claim.rumour", "claim.speculative", "confidential.not_yet_public"]
AMENDS = ["tone.evasive", "crisis.minimises", "crisis.blames", "crisis.cold", "crisis.owns_up",
          "crisis.not_agreed", "claim.other_channels"]
ADVICE = ["advice.individual_health", "claim.misinformation", "claim.absolute"]
PAGES = ["account.set_up", "account.without_leave", "account.without_purpose",
         "account.takes_time", "account.other_hands", "account.untrained"]
VOICE = ["reply.empty", "reply.late", "crisis.not_agreed", "claim.other_channels", "crisis.cold",
         "crisis.minimises", "tone.robotic", "tone.dismissive", "tone.judgemental", "tone.evasive"]
FAMILIES = {
    "hate": (HATE, 90, 4),
    "hate-kinds": (HATE, 96, 1),
    "hate-kinds-second": (HATE, 97, 1),
    "hate-kinds-third": (HATE, 94, 1),
    "emoji": (EMOJI, 65, 0),
    "hashtags": (EMOJI, 24, 0),
    "consent": (["cleared.agreed"], 54, 0),
    "supposed": (["privacy.named_patient", "mention.patient"], 10, 0),
    "dignity": (DIGNITY, 54, 0),
    "threats": (EMOJI, 35, 0),
    "veiled": (EMOJI + ["tone.coarse"], 61, 0),
    "conduct": (CONDUCT, 84, 0),
    "defamation": (DEFAMATION, 90, 0),
    "advice": (["advice.individual_health"], 22, 0),
    "copyright": (["copyright.taken_from"], 20, 0),
    "works": (["copyright.taken_from"], 16, 1),
    "credits": (["copyright.permitted"], 8, 0),
    "pirated": (["link.pirated", "link.inappropriate"], 8, 0),
    "unasked": (["media.unasked"], 45, 2),
    "kept-up": (["media.kept_up"], 8, 0),
    "shown-inside": (["media.shows_inside"], 10, 0),
    "unseemly": (["media.unseemly"], 10, 0),
    "unbranded": (["media.unbranded"], 8, 0),
    "senses": (SENSES, 18, 0),
    "media-told": ([*SENSES, "media.shows_inside", "media.unseemly", "media.unbranded",
                    "media.stereotyped", "media.unasked", "media.kept_up", "media.person_told",
                    "link.astray", "link.vague_text", "copyright.taken_from"], 80, 5),
    "lost-links": (["link.astray", "link.vague_text"], 8, 0),
    "own-case": (["legal.own_case", "crisis.legal"], 12, 2),
    "unfit-links": (["link.inappropriate"], 12, 0),
    "let-slip": (CONFIDENCE, 15, 0),
    "off-duty": (["conduct.off_duty", "tone.unprofessional"], 12, 0),
    "rude-replies": (["tone.dismissive", "tone.judgemental"], 22, 0),
    "inclusive": (["language.gendered", "text.colour_reference"], 6, 0),
    "asides": (ACCUSED, 26, 3),
    "confidence": (CONFIDENCE, 90, 0),
    "situations": (SITUATIONS, 50, 0),
    "situations-not-in-view": (SITUATIONS, 44, 2),
    "situations-second": (SITUATIONS, 28, 1),
    "situations-third": (SITUATIONS, 21, 2),
    "ages": (["mention.patient"], 5, 0),
    "identifiers": (IDENTIFIERS, 74, 2),
    "own-care": (["care.told"], 40, 0),
    "own-care-of-kin": (["care.told"], 26, 0),
    "own-care-first": (["care.told"], 40, 0),
    "own-care-not-in-view": (["care.told"], 26, 0),
    "stories": (TOLD, 39, 0),
    "stories-not-in-view": (TOLD, 17, 1),
    "told": (TOLD, 30, 0),
    "told-not-in-view": (TOLD, 27, 0),
    "run-down": (["criticism.colleague", "criticism.organisation", "criticism.patient",
                  "judgement.person", "defamation.named_person"], 61, 1),
    "beside-details": (TOLD, 36, 3),
    "told-beside": (TOLD, 24, 0),
    "organisers": (["privacy.of_person"], 9, 1),
    "places": (PLACES, 22, 0),
    "tagged": (TOLD, 16, 0),
    "charted": (TOLD, 39, 0),
    "thanked": (TOLD, 30, 0),
    "known": (["mention.patient", "mention.patient_story"], 35, 0),
    "opened": (["mention.patient"], 24, 0),
    "bare-numbers": (["privacy.nhs_number"], 19, 0),
    "pages": (PAGES, 20, 0),
    "barbs": (["criticism.barbed beside work.spoken_of"], 22, 0),
    "left-out": (["bullying.person"], 19, 0),
    "menaces": (["threat.person"], 77, 0),
    "put-down": (PUT_DOWN, 66, 0),
    "passed-over": (["discrimination.protected_characteristic"], 22, 0),
    "idling": (["conduct.at_work"], 17, 0),
    "inside": (CONFIDENCE, 29, 0),
    "rumours": (RUMOURS, 11, 0),
    "amends": (AMENDS, 26, 0),
    "prescribed": (ADVICE, 13, 0),
    "aired": (["whistleblowing.public"], 11, 0),
    "inside-second": (sorted({*CONFIDENCE, *RUMOURS, *ADVICE, "whistleblowing.public",
                              "emergency.comment", "crisis.minimises"}), 65, 1),
    # To own up is right; a clause asks for the word of sorrow.
    "amends-second": (sorted({*CONFIDENCE, *AMENDS, *ADVICE, "claim.speculative"}
                             - {"crisis.owns_up"}), 56, 0),
    "pages-second": (PAGES, 15, 0),
    "official-voice": (VOICE, 30, 0),
    "official-voice-second": (VOICE, 18, 0),
    "own-brand": (["content.off_brand", "campaign.joined", "poll.loaded", "coverage.negative",
                   "commercial.promotion"], 21, 0),
    "voices": (["speaking_for.organisation"], 11, 1),
    "taking-sides": (["political.favouritism"], 11, 0),
    "retorts": (["tone.dismissive", "tone.judgemental", "tone.argumentative"], 17, 0),
    "too-close": (["boundary.patient_contact"], 9, 0),
    "own-trade": (["commercial.promotion"], 7, 0),
    "aloud": (["work.issue_comment", "work.sick_report", "work.leave_request", "work.issue_raised",
               "work.idle", "whistleblowing.public", "defamation.person", "criticism.organisation",
               "criticism.colleague"], 12, 0),
    "everyday": (["privacy.named_staff_employment", "confidential.about_colleague",
                  "employment.detail", "conduct.at_work", "tone.unprofessional"], 14, 0),
}

CLAUSE = """  x/{id}:
    cite: {{doc: own, section: "1"}}
    flag: {name}
    if: {{{where}}}
    severity: note
    message: '"{{span}}"'
    examples: {{flag: [x], pass: [y]}}
"""
HEAD = """smpack: 1
pack: wording
version: "1.0"
title: Wording
status: current
extends: {pack: nhs-base, version: ">=1 <2"}
documents:
  own: {title: Own, version: "1.0"}
clauses:
"""


def clause(name, beside=None):
    return CLAUSE.format(id=name.replace(".", "-").replace("_", "-"), name=name,
                         where=f"signal: {beside}" if beside else "account: personal")


def findings(smpolicy, signals, texts):
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "wording.yaml"
        pack.write_text(HEAD + "".join(clause(*name.split(BESIDE)) for name in signals))
        lines = "\n".join(json.dumps({"id": str(i), "text": text, "account": "personal"})
                          for i, text in enumerate(texts))
        done = subprocess.run([smpolicy, "check", "--policy", pack, "--format", "json", "-"],
                              input=lines, capture_output=True, text=True)
    if not done.stdout:
        sys.exit(done.stderr)
    return [[finding["signal"] for finding in json.loads(line)["findings"]]
            for line in done.stdout.splitlines()]


def read(path):
    rows = [line.split("\t", 1) for line in path.read_text().splitlines()
            if not line.startswith("#")]
    return [(mark == "+", text.replace("\\n", "\n")) for mark, text in rows]


def main(smpolicy, folder, *show):
    status = 0
    for name, (signals, fewest, most) in FAMILIES.items():
        rows = read(Path(folder) / f"{name}.tsv")
        seen = findings(smpolicy, signals, [text for _, text in rows])
        hits = sum(1 for (bad, _), found in zip(rows, seen) if bad and found)
        alarms = sum(1 for (bad, _), found in zip(rows, seen) if not bad and found)
        print(f"{name}: seen {hits} of {sum(bad for bad, _ in rows)}, false alarms {alarms} of "
              f"{sum(not bad for bad, _ in rows)}")
        if hits < fewest or alarms > most:
            print(f"{name}: at least {fewest} and at most {most} were expected")
            status = 1
        if name in show:
            for (bad, text), found in zip(rows, seen):
                if bad != bool(found):
                    print("  missed:" if bad else f"  alarm {found}:", text)
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
