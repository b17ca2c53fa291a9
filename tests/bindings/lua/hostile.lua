--- Random values in every place of every call: whatever comes of it, the host goes on.
-- Usage: hostile.lua [ROUNDS] [SEED]
-- SPDX-License-Identifier: MIT

local smpolicy = require "smpolicy"
local native = require "smpolicy.native"

local rounds, seed = tonumber(arg[1]) or 3000, tonumber(arg[2]) or 1
math.randomseed(seed)
local policy = assert(smpolicy.open("covwarks"))
local report = assert(policy:evaluate_post("Flu clinics open #covwarks", {account = "corporate"}))
local names = {"text", "platform", "media", "facts", "author", "id", "at", "account", "shared", "kind",
               "alt", "messages", "links", "handle", "history", 1, 2, 3, -1, 1.5, 1e308, ""}
local depth = 0

local function pick(list) return list[math.random(#list)] end

local value
local makers = {
    function() return nil end,
    function() return math.random() < 0.5 end,
    function() return pick {0, -1, 1, 7, 2 ^ 31, 2 ^ 53, 1e308, -1e308, 0 / 0, 1 / 0, 0.1} end,
    function()
        local bytes = {}
        for i = 1, math.random(0, 40) do bytes[i] = string.char(math.random(0, 255)) end
        return table.concat(bytes)
    end,
    function() return pick {"x", "image", "corporate", "yes", "2026-03-01", "#covwarks", "html"} end,
    function() return ("a #b "):rep(math.random(2000)) end,
    function()
        local made = {}
        depth = depth + 1
        if depth < 6 then
            for _ = 1, math.random(0, 5) do made[pick(names)] = value() end
        end
        depth = depth - 1
        return made
    end,
    function()
        local ring = {}
        ring.media = {ring}
        ring[1] = ring
        return ring
    end,
    function() return setmetatable({}, {__index = error, __len = error, __pairs = error}) end,
    function() return print end,
    function() return coroutine.create(function() end) end,
    function() return io.stdout end,
    function() return policy end,
    function() return report end,
    function() return native.messages() end,
}
value = function() return pick(makers)() end

local calls = {}
for _, name in ipairs {"open", "policies", "policy_text", "check_accessibility", "tokenise", "measure",
                       "preview_speech", "render"} do
    calls[#calls + 1] = function(...) return smpolicy[name](...) end
end
for _, name in ipairs {"evaluate_post", "check_accessibility", "check_profile", "classify_message",
                       "check_account", "assess_conversation", "clauses", "facts", "documents"} do
    calls[#calls + 1] = function(...) return policy[name](policy, ...) end
    calls[#calls + 1] = function(...) return policy[name](...) end
end
for _, name in ipairs {"count", "field", "apply_fixes", "to_json", "to_table", "to_html"} do
    calls[#calls + 1] = function(...) return report[name](report, ...) end
    calls[#calls + 1] = function(...) return report[name](...) end
end
for _, call in pairs(native) do
    if type(call) == "function" then calls[#calls + 1] = call end
end

local made, refused, raised = 0, 0, 0
for _ = 1, rounds do
    local call = pick(calls)
    local done, result = pcall(call, value(), value(), value(), value())
    if not done then raised = raised + 1
    elseif result == nil then refused = refused + 1
    else made = made + 1 end
    if math.random() < 0.01 then collectgarbage() end
end

-- A table far past every limit is refused, not walked to its end.
local huge = {}
for i = 1, 200000 do huge[i] = {kind = "image"} end
assert(not policy:evaluate_post {text = "x", media = huge})
-- The policy still works, and says what it said.
assert(policy:evaluate_post("Flu clinics open #covwarks", {account = "corporate"}):to_json() ==
       report:to_json())
print(("%d answers, %d refusals, %d errors"):format(made, refused, raised))
