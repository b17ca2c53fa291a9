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

-- Policies are in smpolicy/policy.lua, reports in smpolicy/report.lua; what needs neither is here.
local native = require "smpolicy.native"
local policies = require "smpolicy.policy"
local reports = require "smpolicy.report"
local values = require "smpolicy.values"

local answer, collect = values.answer, values.collect

local smpolicy = {
    version = native.version(), unicode_version = native.unicode_version(),
    open = policies.open, policies = policies.ids, policy_text = policies.text,
    check_accessibility = policies.check_accessibility, render = reports.render,
}

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
    return values.each(native.bank_holiday_at)
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

return smpolicy
