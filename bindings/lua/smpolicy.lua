--- Says what an organisation's own Social Media Policy says about a post: which clause, which
-- characters, why, and what to write instead.
--
--     local smpolicy = require "smpolicy"
--     local policy = assert(smpolicy.open("covwarks"))
--     local report = assert(policy:evaluate_post("Book now #covwarks", {account = "corporate"}))
--     for _, finding in ipairs(report.findings) do print(finding.message) end
--
-- What may fail by no fault of the script (a missing file, a wrong value in a post) gives nil and
-- an error: a table with code, message, and where it means something source, line and column. A
-- value of the wrong type is raised with error().
--
-- SPDX-License-Identifier: MIT

local native = require "smpolicy.native"

local smpolicy = {version = native.version(), unicode_version = native.unicode_version()}

local desk_check, setmetatable, type, rawget = native.desk_check, setmetatable, type, rawget
local unpack = table.unpack or unpack

local POST, PROFILE, MESSAGE, ACCOUNT, CONVERSATION, ACCESSIBILITY = 0, 1, 2, 3, 4, 5
local BUILTIN, FILE, MEMORY = 0, 1, 2

-- ---- Errors -------------------------------------------------------------------------------------

local Failure = {__name = "smpolicy.error"}

function Failure:__tostring()
    if not self.source then return self.message end
    local place = self.line and (":%d:%d"):format(self.line, self.column or 0) or ""
    return ("%s%s: %s"):format(self.source, place, self.message)
end

--- What a native call gave; a failure is made to print well.
local function answer(value, failure)
    if failure then return nil, setmetatable(failure, Failure) end
    return value
end

-- ---- Lists and records --------------------------------------------------------------------------

local function collect(count, at, handle)
    local list = {}
    for i = 1, count(handle) do list[i] = at(handle, i - 1) end
    return list
end

--- What `read` gives for 0, 1, ... until there is no more.
local function each(read, ...)
    local list, given, count = {}, {...}, select("#", ...)
    repeat
        given[count + 1] = #list
        local one = read(unpack(given, 1, count + 1))
        list[#list + 1] = one
    until not one
    return list
end

local function copy_of(original)
    local copy = {}
    for name, value in pairs(original) do copy[name] = value end
    return copy
end

--- A copy of what ipairs gives; raises if that is not all, which would be passed over.
local function list_of(given, called)
    local list, left = {}, 0
    for _ in pairs(given) do left = left + 1 end
    for i, value in ipairs(given) do list[i], left = value, left - 1 end
    if left > 0 then error(called .. " must be a list without gaps", 4) end
    return list
end

local function words(text)
    local list = {}
    for word in text:gmatch("%S+") do list[#list + 1] = word end
    return list
end

-- ---- Reports ------------------------------------------------------------------------------------

local Report = {__name = "smpolicy.report"}
local methods = {}

-- What is made when it is first looked at.
local parts = {
    verdict = native.report_verdict,
    findings = function(handle)
        return collect(native.report_finding_count, native.report_finding, handle)
    end,
    needs = function(handle)
        return collect(native.report_need_count, native.report_need, handle)
    end,
    actions = function(handle)
        return collect(native.report_action_count, native.report_action, handle)
    end,
    labels = function(handle)
        return collect(native.report_label_count, native.report_label, handle)
    end,
    clocks = function(handle)
        return collect(native.report_clock_count, native.report_clock, handle)
    end,
    measures = function(handle)
        local measures = {}
        for _, one in ipairs(collect(native.report_measure_count, native.report_measure, handle)) do
            local value = one.value
            if one.kind == "word" then value = one.word
            elseif one.kind == "truth" then value = value ~= 0
            elseif math.tointeger then value = math.tointeger(value) or value end
            measures[one.name] = value
        end
        return measures
    end,
    assumed = function(handle)
        local assumed = {}
        local list = collect(native.report_assumption_count, native.report_assumption, handle)
        for _, one in ipairs(list) do assumed[one.fact] = one.value end
        return assumed
    end,
}

-- Under this key lies what belongs to the native layer.
local INSIDE = {}

local function handle_of(report)
    local handle = type(report) == "table" and rawget(report, INSIDE)
    return handle or error("expected a report; call methods with a colon", 3)
end

function Report:__index(key)
    if methods[key] then return methods[key] end
    if type(key) == "number" then return self.findings[key] end
    local part = parts[key]
    if not part then return nil end
    local value = part(handle_of(self))
    rawset(self, key, value)
    return value
end

function Report:__len() return native.report_finding_count(handle_of(self)) end

-- Whether this Lua's ipairs asks __index, and its # asks __len. Those of 5.1 and LuaJIT do not:
-- there, the findings must lie in the report from the first.
local asks_metamethods = false
for _ in ipairs(setmetatable({}, {__index = function(_, i) return i == 1 or nil end})) do
    asks_metamethods = true
end

--- The report of a native call, or nil and what went wrong.
local function report_of(handle, failure)
    if not handle then return answer(nil, failure) end
    local report = setmetatable({[INSIDE] = handle}, Report)
    if not asks_metamethods then
        for i, finding in ipairs(report.findings) do rawset(report, i, finding) end
    end
    return report
end

function Report:__tostring()
    return ("smpolicy report: %s, %d findings"):format(self.verdict, methods.count(self))
end

--- How many findings: what #report gives.
function methods:count() return native.report_finding_count(handle_of(self)) end

--- A field of the subject as it was given: "text", "media.0.alt". nil if there is none.
function methods:field(name) return native.report_field(handle_of(self), name or "text") end

--- A field with the repairs made: all, or those of the findings whose indexes are in `only`. A
-- repair that overlaps an earlier one is left out; check again until nothing changes. Also gives
-- how many findings were repaired.
function methods:apply_fixes(field, only)
    local count = methods.count(self)
    for _, at in ipairs(only or {}) do
        if type(at) ~= "number" or at % 1 ~= 0 then
            error("expected the indexes of findings, counted from 1", 2)
        elseif at < 1 or at > count then
            local message = "There is no finding %.0f: this report has %d, counted from 1."
            return answer(nil, {code = "argument", message = message:format(at, count)})
        end
    end
    local text, applied = native.apply_fixes(handle_of(self), field or "text", only)
    if not text then return answer(nil, applied) end
    return text, applied
end

--- The line of docs/json.md, without a line break.
function methods:to_json() return answer(native.report_json(handle_of(self))) end

--- Everything as one plain table.
function methods:to_table()
    local copy = {}
    for name in pairs(parts) do copy[name] = self[name] end
    return copy
end

--- One self-contained page. `options`: title, redact.
function methods:to_html(options) return smpolicy.render({self}, "html", options) end

-- ---- Policies -----------------------------------------------------------------------------------

local Policy = {__name = "smpolicy.policy"}
local asks = {}

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
            local names = list_of(message.labels, "labels")
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
-- {path = ...}, {text = ...}. `options.facts` hold for every subject. A broken pack gives nil and
-- an error whose `diagnostics` has every fault with line and column.
function smpolicy.open(what, options)
    local source, where = source_of(what)
    local messages = native.messages()
    local handle, failure = native.open_policy(source, where, nil, messages)
    if not handle then
        failure.diagnostics = diagnostics_of(messages)
        return answer(nil, failure)
    end
    local desk, refused = native.desk_new(handle, options and options.facts)
    if not desk then return answer(nil, refused) end
    local info = native.policy_describe(handle)
    return setmetatable({[INSIDE] = {native = handle, desk = desk, info = info}}, Policy)
end

--- The ids of the organisations' policies that are built in; with `blocks`, of the packs that
-- policies are built of as well, behind them.
function smpolicy.policies(blocks)
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
function smpolicy.policy_text(id) return native.builtin_yaml(id) end

-- ---- Without a policy ---------------------------------------------------------------------------

local guidance

--- A post by the published accessibility guidance (docs/accessibility.md).
function smpolicy.check_accessibility(text, more)
    if not guidance then
        local failure
        guidance, failure = smpolicy.open("accessibility")
        if not guidance then return nil, failure end
        inside(guidance).desk = native.desk_new(nil, nil)
    end
    return guidance:check_accessibility(text, more)
end

--- The tokens of a text, in order and without gaps, by the rules of `platform` (X's if none).
function smpolicy.tokenise(text, platform)
    local tokens, failure = native.tokenise(text, platform)
    if not tokens then return answer(nil, failure) end
    return collect(native.tokens_count, native.tokens_at, tokens)
end

--- What a text measures: characters in five counts, words, sentences, the platform's limit.
function smpolicy.measure(text, platform)
    local tokens, failure = native.tokenise(text, platform)
    if not tokens then return answer(nil, failure) end
    local measures = native.tokens_measure(tokens)
    if measures.platform_limit == 0 then measures.platform_limit = nil end
    return measures
end

--- Where a text is not UTF-8, as a list of spans.
function smpolicy.ill_formed(text)
    local tokens, failure = native.tokenise(text, nil)
    if not tokens then return answer(nil, failure) end
    return collect(native.tokens_ill_formed_count, native.tokens_ill_formed, tokens)
end

--- X's weighted length of a text, by its configuration 3 (an emoji counts 2) or 2.
function smpolicy.x_length(text, configuration)
    return answer(native.x_weighted_length(text, configuration or 3))
end

--- By when a request that came at `received` must have been answered, by `clock`: "foi", "eir",
-- "sar" or "complaint". `nation` is "england", "wales", "scotland", "northern-ireland" or nil.
function smpolicy.work_out_deadline(clock, received, nation)
    return answer(native.deadline(clock, received, nation))
end

--- Whether a day is neither a weekend nor a bank holiday of the nation; nil where that is not
-- known.
function smpolicy.is_working_day(date, nation) return answer(native.working_day(date, nation)) end

--- The bank holidays that are known, in their order.
function smpolicy.bank_holidays()
    return each(native.bank_holiday_at)
end

--- What a screen reader makes of a post, in three ways of reading: literal, skip and normalised,
-- each with text, seconds and pieces. `options`: acronyms (a list), lang, words_per_minute.
function smpolicy.preview_speech(post, options)
    options = options or {}
    local speech, failure = native.preview(post, table.concat(options.acronyms or {}, " "),
                                           options.lang, options.words_per_minute or 0)
    if not speech then return answer(nil, failure) end
    local spoken = {}
    for i, profile in ipairs {"literal", "skip", "normalised"} do
        local said = native.speech_spoken(speech, i - 1)
        said.pieces = {}
        for at = 1, said.piece_count do
            said.pieces[at] = native.speech_piece_at(speech, i - 1, at - 1)
        end
        said.piece_count = nil
        spoken[profile] = said
    end
    return spoken
end

local function is_answer(value)
    local kind = getmetatable(value)
    return kind == Report or kind == Failure
end

--- Many reports, or one, as one document: "html", "sarif", "json" or "text". The error of a post
-- that could not be judged may stand in the place of its report. `options`: title, redact.
function smpolicy.render(reports, format, options)
    options = options or {}
    if is_answer(reports) then reports = {reports} end
    local document, failure = native.document_new(format or "html", options.title,
                                                  options.redact and true or false)
    if not document then return answer(nil, failure) end
    for _, report in ipairs(list_of(reports, "reports")) do
        local _, wrong
        if getmetatable(report) == Failure then
            _, wrong = native.document_add_error(document, report.id, report.code, report.message)
        else
            _, wrong = native.document_add(document, handle_of(report))
        end
        if wrong then return answer(nil, wrong) end
    end
    return answer(native.document_end(document))
end

return smpolicy
