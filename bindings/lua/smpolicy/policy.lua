--- A policy as scripts meet it: what may be asked of it, and how it is opened.
-- SPDX-License-Identifier: MIT

local native = require "smpolicy.native"
local report_of = require("smpolicy.report").report_of
local values = require "smpolicy.values"

local answer, collect, each = values.answer, values.collect, values.each
local copy_of, words = values.copy_of, values.words
local desk_check, setmetatable, type, rawget = native.desk_check, setmetatable, type, rawget

local POST, PROFILE, MESSAGE, ACCOUNT, CONVERSATION, ACCESSIBILITY = 0, 1, 2, 3, 4, 5
local BUILTIN, FILE, MEMORY = 0, 1, 2
local MOST_TEXT_BYTES = 16777216

local policies = {}

local Policy = {__name = "smpolicy.policy"}
local asks = {}

-- Under this key lies what belongs to the native layer.
local INSIDE = {}

local function inside(policy)
    local found = type(policy) == "table" and rawget(policy, INSIDE)
    return found or error("expected a policy; call methods with a colon", 3)
end

--- The subject as one table: `text` may stand before it, as most often a text is all there is.
local function subject_of(text, more)
    if type(text) == "table" or more == nil then return text end
    if type(more) ~= "table" then error("expected a table of what is known about the post", 3) end
    local subject = copy_of(more)
    subject.text = text
    return subject
end

local function check(policy, kind, subject)
    local desk, given = inside(policy).desk, type(subject)
    if given ~= "table" and given ~= "string" then
        error("expected a text or a table of names and values", 3)
    end
    return report_of(desk_check(desk, kind, subject))
end

--- The policy's whole view of a draft: a text, a table of the names of docs/json.md, or both.
function asks:evaluate_post(text, more) return check(self, POST, subject_of(text, more)) end

--- The same by the policy's accessibility clauses alone.
function asks:check_accessibility(text, more)
    return check(self, ACCESSIBILITY, subject_of(text, more))
end

--- What the policy says of who speaks: a table of name, handle, bio, links ...
function asks:check_profile(profile) return check(self, PROFILE, profile) end

--- What an inbound message is (report.labels), and what to do with it.
function asks:classify_message(text, more) return check(self, MESSAGE, subject_of(text, more)) end

--- Whether an account is the organisation's own: a table of name, handle, bio, links ...
function asks:check_account(account) return check(self, ACCOUNT, account) end

--- A conversation whose messages may have their labels as a list: of names, or as a report has
-- them.
local function conversation_of(given)
    if type(given) ~= "table" or type(given.messages) ~= "table" then return given end
    local conversation, messages = copy_of(given), {}
    for i, message in pairs(given.messages) do
        if type(message) == "table" and type(message.labels) == "table" then
            local names = values.list_of(message.labels, "labels", 4)
            for at, label in ipairs(names) do
                names[at] = type(label) == "table" and label.label or label
                if type(names[at]) ~= "string" then error("labels must be names", 3) end
            end
            message = copy_of(message)
            message.labels = table.concat(names, " ")
        end
        messages[i] = message
    end
    conversation.messages = messages
    return conversation
end

--- Who writes too often or only to abuse, and whether it looks like a crisis: a table of messages,
-- authors ...
function asks:assess_conversation(conversation)
    return check(self, CONVERSATION, conversation_of(conversation))
end

--- A drafted response (a text or a table, as for evaluate_post) to a conversation: where that looks
-- like a crisis, also by the policy's checklist for one.
function asks:check_response(conversation, response)
    if type(conversation) ~= "table" then error("expected a table of messages, authors ...", 2) end
    return report_of(native.desk_respond(inside(self).desk, conversation_of(conversation),
                                         response))
end

--- Every clause, in the pack's order.
function asks:clauses()
    local list = {}
    for i = 1, self.clause_count do
        local clause = native.policy_clause(inside(self).native, i - 1)
        clause.signals, clause.facts = words(clause.signals), words(clause.facts)
        clause.checks = words(clause.checks)
        list[i] = clause
    end
    return list
end

--- The facts it may ask for.
function asks:facts()
    local list = collect(native.policy_fact_count, native.policy_fact, inside(self).native)
    for _, fact in ipairs(list) do fact.values = words(fact.values) end
    return list
end

--- What can be seen: the library's own signals, then those of the packs.
function asks:signals()
    local list = each(native.policy_signal, inside(self).native)
    for _, signal in ipairs(list) do signal.fields = words(signal.fields) end
    return list
end

--- The documents it cites.
function asks:documents() return each(native.policy_document, inside(self).native) end

--- The examples with which the pack tests itself: each has clause, check ("post", "profile", ...),
-- flags, at, fix, source, and the subject as a table of names and values.
function asks:examples()
    local list, handle = {}, inside(self).native
    for i, clause in ipairs(self:clauses()) do
        for j, example in ipairs(each(native.policy_example, handle, i - 1)) do
            example.clause, example.check, example.subject = clause.id, example.subject, {}
            for at = 1, example.field_count do
                local name, value = native.policy_example_field(handle, i - 1, j - 1, at - 1)
                example.subject[name] = value
            end
            example.field_count = nil
            list[#list + 1] = example
        end
    end
    return list
end

local function diagnostics_of(messages)
    return collect(native.diagnostics_count, native.diagnostics_at, messages)
end

--- What is suspicious about the pack, as a list of diagnostics; `on` is the day by which documents
-- are looked at, YYYY-MM-DD.
function asks:lint(on)
    local messages = native.messages()
    local _, failure = native.policy_lint(inside(self).native, on, messages)
    if failure then return answer(nil, failure) end
    return diagnostics_of(messages)
end

--- Runs the pack's own examples, and gives the counts of clauses, examples and failures, with a
-- diagnostic for each failure. `options.mutate` also takes each condition away in turn, to find
-- those that no example would miss.
function asks:test(options)
    local messages = native.messages()
    local counts, failure = native.test(inside(self).native,
                                        options and options.mutate and true or false, messages)
    if not counts then return answer(nil, failure) end
    counts.diagnostics = diagnostics_of(messages)
    return counts
end

function Policy:__index(key) return asks[key] or inside(self).info[key] end

function Policy:__tostring()
    return ("smpolicy policy: %s %s, %d clauses"):format(self.id, self.version, self.clause_count)
end

local function source_of(what)
    if type(what) == "string" then
        if what:find("/", 1, true) or what:find("%.ya?ml$") then return FILE, what end
        return BUILTIN, what
    end
    if type(what) ~= "table" then error("expected the name of a policy, or a table", 3) end
    if what.text and not what.path then return MEMORY, what.text end
    if what.path and not what.text then return FILE, what.path end
    error("expected one of {path = ...} and {text = ...}", 3)
end

--- Opens a policy: built in by its id, from a file (a path, or a name that ends in .yaml), or
-- {path = ...}, {text = ...}. `options.facts` hold for every subject. With
-- `options.find_personal_data` personal data are looked for where the policy says nothing of them
-- too, for `redact`. A text longer than `options.max_text_bytes` is refused (16 MiB is the most).
-- A broken pack gives nil and an error whose `diagnostics` has every fault with line and column.
function policies.open(what, options)
    local source, where = source_of(what)
    local given = options or {}
    local most = given.max_text_bytes or 0
    if type(most) ~= "number" or most < 0 or most > MOST_TEXT_BYTES or most % 1 ~= 0 then
        error(("max_text_bytes takes a whole number up to %d"):format(MOST_TEXT_BYTES), 2)
    end
    local messages = native.messages()
    local handle, failure = native.open_policy(source, where, nil, messages)
    if not handle then
        failure.diagnostics = diagnostics_of(messages)
        return answer(nil, failure)
    end
    local desk, refused = native.desk_new(handle, given.facts,
                                          given.find_personal_data and true or false, most)
    if not desk then return answer(nil, refused) end
    local info = native.policy_describe(handle)
    return setmetatable({[INSIDE] = {native = handle, desk = desk, info = info}}, Policy)
end

--- The ids of the organisations' policies that are built in; with `blocks`, of the packs that
-- policies are built of as well, behind them.
function policies.ids(blocks)
    local list, others = {}, {}
    for i = 1, native.builtin_count() do
        local id = native.builtin_id(i - 1)
        local handle = native.open_policy(BUILTIN, id, nil, native.messages())
        local into = native.policy_describe(handle).organisation and list or others
        into[#into + 1] = id
    end
    for _, id in ipairs(blocks and others or {}) do list[#list + 1] = id end
    return list
end

--- The YAML of a built-in policy; nil if there is none.
function policies.text(id) return native.builtin_yaml(id) end

local guidance

--- A post by the published accessibility guidance (docs/accessibility.md).
function policies.check_accessibility(text, more)
    if not guidance then
        local failure
        guidance, failure = policies.open("accessibility")
        if not guidance then return nil, failure end
        inside(guidance).desk = native.desk_new(nil, nil, false, 0)
    end
    return guidance:check_accessibility(text, more)
end

return policies
