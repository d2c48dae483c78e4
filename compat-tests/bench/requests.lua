-- Makes the requests of one measurement from templates and prints what wrk found as one JSON line.
--
-- Arguments: method, path, body, run. In path and body stand for each request anew:
--   {random:N}   a whole number from 1 to N, the same one everywhere in a request
--   {run:N}      that number as the run id the data sets give it
--   {unique}     text that no other request of any run has
--   {time}       now, in milliseconds since 1970-01-01 UTC

local method, path, body, run
local varies
local count = 0

function init(args)
  method, path, body, run = args[1], args[2], args[3], args[4]
  varies = (path .. body):find("{%a+[:%d]*}") ~= nil
  if body ~= "" then
    wrk.headers["Content-Type"] = "application/json"
  else
    body = nil
  end
  math.randomseed(tonumber(run, 16))
end

local function fill(template, chosen)
  if template == nil then
    return nil
  end
  return (template:gsub("{(%a+):?(%d*)}", function(kind, limit)
    if kind == "random" or kind == "run" then
      chosen[limit] = chosen[limit] or math.random(tonumber(limit))
      return kind == "run" and string.format("%032x", chosen[limit]) or tostring(chosen[limit])
    elseif kind == "unique" then
      return run .. "-" .. count
    elseif kind == "time" then
      return os.time() .. string.format("%03d", count % 1000)
    end
  end))
end

function request()
  if not varies then
    return wrk.format(method, path, nil, body)
  end
  count = count + 1
  local chosen = {}
  return wrk.format(method, fill(path, chosen), nil, fill(body, chosen))
end

function done(summary, latency)
  local errors = summary.errors
  -- Refused requests are among those answered, lost ones are not.
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    'RESULT {"succeeded": %d, "failed": %d, "micros": %d, "p50_micros": %d, "p99_micros": %d}\n',
    summary.requests - errors.status, errors.status + lost, summary.duration,
    latency:percentile(50), latency:percentile(99)))
end
