# Whether the agent says that it watches the machine $1. Its file goes with it, so an old one says nothing.
state=/run/hostkeeper-agent/vms.json
grep -qF -- "\"vm_name\":\"$1\"" "$state" 2>/dev/null || { echo "the agent does not say so in $state" >&2; exit 1; }
