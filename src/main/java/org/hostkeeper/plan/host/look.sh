# Looking at what is there.

# Sets now_kind and, as far as they apply, now_sum, now_size, now_target (base64) and now_owner … now_mode.
look_at() {
  now_kind=absent now_sum=- now_size=0 now_target=- now_owner=- now_group=- now_uid=- now_gid=- now_mode=- now_error=
  if [ -L "$1" ]; then
    now_kind=link
    now_target=$(readlink -n -- "$1" | base64 -w0)
    return
  elif [ ! -e "$1" ]; then
    now_error=$(stat -- "$1" 2>&1) && return
    case $now_error in
      *'No such file or directory' | *'Not a directory') now_error= ;;
      *) now_kind=unreadable ;;
    esac
    return
  elif [ -d "$1" ]; then now_kind=folder
  elif [ -f "$1" ]; then
    now_kind=file
    if now_sum=$(sha256sum < "$1" 2>/dev/null); then now_sum=${now_sum%% *}; else
      now_error=$(cat -- "$1" 2>&1 >/dev/null)
      now_kind=unreadable
      return
    fi
  else now_kind=other; fi
  IFS=/ read -r now_owner now_group now_uid now_gid now_mode now_size <<EOF
$(stat -c '%U/%G/%u/%g/%a/%s' -- "$1")
EOF
  [ "$now_owner" != UNKNOWN ] || now_owner=$now_uid
  [ "$now_group" != UNKNOWN ] || now_group=$now_gid
}

owned_as() {
  { [ "$1" = "$now_owner" ] || [ "$1" = "$now_uid" ]; } &&
    { [ "$2" = "$now_group" ] || [ "$2" = "$now_gid" ]; } && [ "$3" = "$now_mode" ]
}

# Whether the path of the loaded step stands as it did when the plan was made.
as_before() {
  look_at "$path"
  [ "$now_kind" = "$before" ] || return 1
  case $before in
    absent) : ;;
    file) [ "$now_sum" = "$before_sum" ] && owned_as "$before_owner" "$before_group" "$before_mode" ;;
    folder) owned_as "$before_owner" "$before_group" "$before_mode" ;;
    link) [ "$now_target" = "$before_target" ] ;;
    *) return 1 ;;
  esac
}

# Whether it stands as the step leaves it.
as_after() {
  look_at "$path"
  case $kind in
    write) [ "$now_kind" = file ] && [ "$now_sum" = "$sum" ] && owned_as "$owner" "$group" "$mode" ;;
    remove) [ "$now_kind" = absent ] ;;
    link) [ "$now_kind" = link ] && [ "$now_target" = "$(printf %s "$target" | base64 -w0)" ] ;;
    folder) [ "$now_kind" = folder ] && owned_as "$owner" "$group" "$mode" ;;
  esac
}
