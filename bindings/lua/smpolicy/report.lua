--- A report as scripts meet it, and many of them as one document.
-- SPDX-License-Identifier: MIT

local native = require "smpolicy.native"
local values = require "smpolicy.values"

local answer, collect = values.answer, values.collect
local setmetatable, type, rawget = setmetatable, type, rawget

local reports = {}

local Report = {__name = "smpolicy.report"}
local methods = {}

local function listed(count, at)
    return function(handle) return collect(count, at, handle) end
end

-- What is made when it is first looked at.
local parts = {
    verdict = native.report_verdict,
    findings = listed(native.report_finding_count, native.report_finding),
    needs = listed(native.report_need_count, native.report_need),
    actions = listed(native.report_action_count, native.report_action),
    labels = listed(native.report_label_count, native.report_label),
    clocks = listed(native.report_clock_count, native.report_clock),
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
function reports.report_of(handle, failure)
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

local function is_answer(value)
    local kind = getmetatable(value)
    return kind == Report or kind == values.Failure
end

--- Many reports, or one, as one document: "html", "sarif", "json" or "text". The error of a post
-- that could not be judged may stand in the place of its report. `options`: title, redact
-- (masks personal data that the policy asks for; all that can be seen, if it was opened with
-- find_personal_data).
function reports.render(given, format, options)
    options = options or {}
    if is_answer(given) then given = {given} end
    local document, failure = native.document_new(format or "html", options.title,
                                                  options.redact and true or false)
    if not document then return answer(nil, failure) end
    for _, report in ipairs(values.list_of(given, "reports", 3)) do
        local _, wrong
        if getmetatable(report) == values.Failure then
            _, wrong = native.document_add_error(document, report.id, report.code, report.message)
        else
            _, wrong = native.document_add(document, handle_of(report))
        end
        if wrong then return answer(nil, wrong) end
    end
    return answer(native.document_end(document))
end

--- One self-contained page. `options`: title, redact.
function methods:to_html(options) return reports.render({self}, "html", options) end

return reports
