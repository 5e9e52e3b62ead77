#!/bin/sh
# What a runner starts as `node`: the paths of its environment as Windows spells them, output through files.
for name in GITHUB_WORKSPACE GITHUB_EVENT_PATH GITHUB_OUTPUT GITHUB_STATE GITHUB_ENV GITHUB_PATH GITHUB_STEP_SUMMARY \
  RUNNER_TEMP RUNNER_TOOL_CACHE; do
  eval "value=\${$name-}"
  case $value in /*) export "$name=Z:$(printf %s "$value" | tr / '\\')" ;; esac
done
export RUNNER_OS=Windows
said=$(mktemp -d)
wine "$FANFOLD_WINDOWS_NODE" "Z:$(printf %s "$1" | tr / '\\')" >"$said/stdout" 2>"$said/stderr" </dev/null
code=$?
cat "$said/stdout"
cat "$said/stderr" >&2
rm -r "$said"
exit "$code"
