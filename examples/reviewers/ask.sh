#!/bin/sh
# Asks an agent with a prompt on its standard input; what it answers on standard output is the review.
# Exit 75 (EX_TEMPFAIL) says that the agent could not work at all, which is no review and no fault of the change.
set -eu
${AGENT:?the command of an agent} < "$1" || exit 75
