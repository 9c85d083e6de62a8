# The verbs.

verb=$1
shift
# A plan is finished and undone by the program that it was begun with.
case $0:$verb:${1:-} in
  hostkeeper-plan:*:*[!0-9a-z-]* | hostkeeper-plan:*:) ;;
  hostkeeper-plan:step:* | hostkeeper-plan:rollback:* | hostkeeper-plan:finish:* | hostkeeper-plan:take:* | \
    hostkeeper-plan:stop:* | hostkeeper-plan:arm:* | hostkeeper-plan:disarm:* | hostkeeper-plan:show:*)
    [ ! -e "$base/$1/plan.sh" ] || exec sh "$base/$1/plan.sh" "$verb" "$@" ;;
esac
case $verb in
  look) look "$@" ;;
  open) open_plan "$@" ;;
  step) step "$@" ;;
  rollback)
    enter "$1" "$2"
    undo_all all
    finish_undo
    ended
    answer "$(state)" ;;
  finish)
    enter "$1" "$2"
    drop_deadman
    end_as "done"
    ended
    prune
    answer ok ;;
  stop) stop "$@" ;;
  take) take "$@" ;;
  list) list ;;
  show) show "$@" ;;
  arm) arm "$@" ;;
  disarm)
    enter "$1" "$2"
    drop_deadman
    note disarmed
    answer ok ;;
  expire) expire "$@" ;;
  *) exit 2 ;;
esac
