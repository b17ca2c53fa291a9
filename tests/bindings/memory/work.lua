--- What host.c runs: everything that takes memory, told as one text.
-- SPDX-License-Identifier: MIT

local smpolicy = require "smpolicy"

local post = {text = "Flu clinics open #covwarks", account = "corporate", platform = "x",
              media = {{kind = "image", people = "identifiable"}}, author = {name = "Ann"},
              facts = {["crisis.active"] = false}}

local function check(value, failure)
    if value == nil then error("refused: " .. tostring(failure), 0) end
    return value
end

local function work()
    local policy = check(smpolicy.open "covwarks")
    local report = check(policy:evaluate_post(post))
    local told = {check(report:to_json()), check(report:apply_fixes()), #report.findings,
                  check(smpolicy.render({report}, "html")),
                  #check(smpolicy.tokenise(post.text)),
                  check(smpolicy.measure(post.text, "x")).words,
                  check(smpolicy.preview_speech(post.text)).literal.text}
    report = check(policy:check_response({messages = {{author = "a", text = "Awful"}}}, post))
    told[#told + 1] = report.verdict
    return table.concat(told, "\n")
end

return function()
    local done, what = pcall(work)
    if done then return what end
    return "refused: " .. tostring(what)
end
