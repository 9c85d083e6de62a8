# Takes back what make.sh made. $1 is the folder, $2 where what was there is kept; without that nothing was made, or it is back.
set -e
[ -d "$2" ] || exit 0
rm -f -- "$1"/*.new
for file in server.key server.crt; do
    if [ -e "$2/$file" ]; then
        cp -p -- "$2/$file" "$1/$file.new"
        mv -fT -- "$1/$file.new" "$1/$file"
    else
        rm -f -- "$1/$file"
    fi
done
[ ! -e "$2/new-authority" ] || rm -f -- "$1/ca.key" "$1/ca.crt"
rm -rf -- "$2"
