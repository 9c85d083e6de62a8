# Whether the agent says that it watches the machine $1. Its file goes with it, so an old one says nothing.
state=/run/hostkeeper-agent/vms.json
name=$(printf %s "$1" | sed 's/[\\"]/\\&/g') # as JSON has it
grep -qF -- "\"vm_name\":\"$name\"" "$state" 2>/dev/null || { echo "the agent does not say so in $state" >&2; exit 1; }
