# What a broker's configuration is made of. $1 is the deployed module manager's unit.
printf 'runs %s\n' "$(systemctl is-active mosquitto.service 2>/dev/null)"
printf 'start %s\n' "$(systemctl show -p ExecStart --value mosquitto.service 2>/dev/null)"
printf 'manager %s %s\n' "$(systemctl is-active -- "$1" 2>/dev/null)" "$(systemctl is-enabled -- "$1" 2>/dev/null)"
for file in /etc/mosquitto/mosquitto.conf /etc/mosquitto/conf.d/*.conf; do
    [ ! -f "$file" ] || printf 'config %s\n' "$file"
done
exit 0
