/* The command new-pack: a policy pack to begin with. It is a whole pack, which compiles, tests
 * itself and has one clause of each kind; whoever writes a policy replaces it piece by piece.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <errno.h>
#include <string.h>

/* {pack} and {parent} stand for what was asked for. Nothing in it is a name that a pack would
 * inherit, so that it can extend any. */
static const char *const skeleton[] = {
    "# A policy pack. Replace whatever says \"replace this\". Lines beginning with # are for you.\n"
    "# docs/writing-a-policy-pack.md goes through it step by step. Check it as you go:\n"
    "#   smpolicy lint {pack}.yaml\n"
    "#   smpolicy test --mutate {pack}.yaml\n"
    "smpack: 1\n"
    "pack: {pack}\n"
    "version: \"0.1\" # of this pack, not of the policy: raise it whenever you change the pack\n"
    "title: Replace this with one line, such as Social media policy of Example Trust\n"
    "status: draft # current, once it is in use\n"
    "extends: {parent}\n"
    "\n"
    "# What the clauses quote. Give the dates that are printed in the document.\n"
    "documents:\n"
    "  policy:\n"
    "    title: Replace this with the title of the document\n"
    "    version: \"1\"\n"
    "    # approved: 2027-01-31\n"
    "    # review: 2029-01-31\n"
    "    # note: What is odd about the document, such as a misprint.\n"
    "\n"
    "organisation:\n"
    "  name: Replace this with its name\n"
    "  # aliases: [Other names that people use]\n"
    "  # handles: [\"@example\"]\n"
    "  domains: [replace-this.example]\n"
    "  contacts:\n"
    "    communications: {title: the communications team, contact: press@replace-this.example}\n"
    "\n",
    "# What only a person can tell, and the question to ask.\n"
    "facts:\n"
    "  campaign.agreed: # replace this\n"
    "    type: truth\n"
    "    meaning: the communications team has agreed to this campaign\n"
    "    ask: Has the communications team agreed to this campaign?\n"
    "\n"
    "# What can be seen in a post, besides what smpolicy can see already (docs/patterns.md).\n"
    "signals:\n"
    "  own.gift: # replace this\n"
    "    meaning: offers a gift\n"
    "    patterns: [\"free (gift~ | prize~)\", \"win a prize\"]\n"
    "    unless: [\"no free gift~\"]\n"
    "\n"
    "# One clause for each sentence of the policy. Here is one of each kind: replace them.\n"
    "clauses:\n"
    "  # What the words or the pictures show by themselves.\n"
    "  replace-this/automatic:\n"
    "    cite: {doc: policy, section: \"1\", quote: Replace this with the words of the policy.}\n"
    "    flag: hashtag.uncapitalised\n"
    "    message: '\"{span}\" is read out as one word. Write {fix}.'\n"
    "    examples:\n"
    "      flag: [{text: \"Book now #flujab\", at: \"#flujab\", fix: \"Book now #FluJab\"}]\n"
    "      pass: [\"Book now #FluJab\"]\n"
    "\n",
    "  # What shows signs that a person must judge.\n"
    "  replace-this/assisted:\n"
    "    cite: {doc: policy, section: \"2\", quote: Replace this with the words of the policy.}\n"
    "    flag: own.gift\n"
    "    outcome: review\n"
    "    message: '\"{span}\" offers a gift. Ask {contact} whether we may.'\n"
    "    route: communications\n"
    "    action: consult\n"
    "    examples:\n"
    "      flag: [{text: Win a prize with us, at: Win a prize}, Free gifts for the first ten]\n"
    "      pass: [We won a prize, \"Parking is free, gifts are welcome\", No free gifts today]\n"
    "\n"
    "  # What turns on something that only a person knows.\n"
    "  replace-this/host-fact:\n"
    "    cite: {doc: policy, section: \"3\", quote: Replace this with the words of the policy.}\n"
    "    if: {account: corporate}\n"
    "    flag: hashtag.too_many\n"
    "    require: {campaign.agreed: yes}\n"
    "    severity: error\n"
    "    message: Have the campaign agreed before you post with so many hashtags.\n"
    "    route: communications\n"
    "    examples:\n"
    "      given: {account: corporate}\n"
    "      flag:\n"
    "        - {text: \"#QuitNow #MoveMore #SleepWell #EatWell\", facts: {campaign.agreed: no}}\n"
    "        - \"#QuitNow #MoveMore #SleepWell #EatWell\"\n"
    "      pass:\n"
    "        - {text: \"#QuitNow #MoveMore #SleepWell #EatWell\", facts: {campaign.agreed: yes}}\n"
    "        - {text: \"#QuitNow #MoveMore #SleepWell #EatWell\", account: personal}\n"
    "        - \"#QuitNow\"\n"
    "\n",
    "  # What no post can show, and why.\n"
    "  replace-this/organisational:\n"
    "    kind: organisational\n"
    "    cite: {doc: policy, section: \"4\", quote: Replace this with the words of the policy.}\n"
    "    why: Replace this with the reason, such as A duty of managers.\n"
    "\n"
    "# How to change what is inherited from {parent}:\n"
    "# overrides:\n"
    "#   signals:\n"
    "#     hashtag.too_many: {limit: 5, reason: Campaigns use five}\n",
};

static bool put(FILE *to, const char *text, const char *id, const char *parent)
{
    for (const char *at = text; *at;) {
        const char *value = NULL, *open = strchr(at, '{');
        size_t name = 0;
        while (open && !value) {
            if (strncmp(open, "{pack}", name = 6) == 0) value = id;
            else if (strncmp(open, "{parent}", name = 8) == 0) value = parent;
            else open = strchr(open + 1, '{');
        }
        size_t size = open ? (size_t)(open - at) : strlen(at);
        if (fwrite(at, 1, size, to) != size) return false;
        at += size;
        if (!value) continue;
        if (fputs(value, to) == EOF) return false;
        at += name;
    }
    return true;
}

static bool put_pack(FILE *to, const char *id, const char *parent)
{
    bool whole = true;
    for (size_t i = 0; whole && i < sizeof skeleton / sizeof skeleton[0]; i++)
        whole = put(to, skeleton[i], id, parent);
    return whole;
}

static bool is_id(const char *id)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    return *id && id[strspn(id, letters)] == '\0';
}

static int write_file(const char *name, const char *id, const char *parent)
{
    FILE *file = fopen(name, "wx"); /* never over what is there */
    if (!file) {
        if (errno == EEXIST) cli_complain("%s is there already, and was left as it is.", name);
        else cli_complain("%s cannot be written: %s.", name, strerror(errno));
        return EXIT_OUTPUT;
    }
    bool whole = put_pack(file, id, parent);
    if (fclose(file) != 0 || !whole) {
        remove(name); /* a part of a pack is none */
        cli_complain("%s could not be written in full, and is removed again.", name);
        return EXIT_OUTPUT;
    }
    printf("%s is written. Replace whatever says \"replace this\", and run `smpolicy lint %s` as "
           "you go.\n",
           name, name);
    return EXIT_DONE;
}

int cli_new_pack(const cli_options *options)
{
    const char *parent = options->extends ? options->extends : "nhs-base";
    if (options->input_count < 1 || options->input_count > 2) {
        cli_complain("say what the pack is to be called, and if you like the file to write: "
                     "`smpolicy new-pack example-trust example-trust.yaml`.");
        return EXIT_USAGE;
    }
    const char *id = options->inputs[0];
    if (!is_id(id)) {
        cli_complain("\"%s\" cannot be the id of a pack. Use lower-case letters, digits and -.",
                     id);
        return EXIT_USAGE;
    }
    if (!smp_builtin_yaml(parent).data) {
        cli_complain("there is no built-in pack \"%s\". `smpolicy policies` lists them.", parent);
        return EXIT_USAGE;
    }
    if (options->input_count == 2) return write_file(options->inputs[1], id, parent);
    put_pack(stdout, id, parent); /* main tells when it could not be written */
    return EXIT_DONE;
}
