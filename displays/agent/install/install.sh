#!/bin/sh
# Installs the Niêm Yết agent on this computer. Run it from the unpacked package, as root:
#   ./install.sh --controller https://… [--root KEY] [--screen] [--into FOLDER]
# --root    the controller's root key: only that controller can pair this computer
# --screen  this computer stands behind a screen: Chromium runs on it (without: LED panels, or a browser started by hand)
# --into    puts the files below another root and starts nothing
set -eu

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

controller='' root='' into='' screen=no
while [ $# -gt 0 ]; do
  case "$1" in
    --controller) controller="${2:-}"; shift 2 ;;
    --root) root="${2:-}"; shift 2 ;;
    --into) into="${2:-}"; shift 2 ;;
    --screen) screen=yes; shift ;;
    *) stop "không rõ / unknown: $1" ;;
  esac
done
# Values end up in files that systemd reads: nothing but plain characters may stand in them.
case "$controller" in
  http://*|https://*) ;;
  *) stop 'Thiếu --controller http(s)://… / --controller is needed' ;;
esac
case "$controller" in
  *[!]A-Za-z0-9.:/[-]*) stop 'Địa chỉ bộ điều khiển không hợp lệ / not an address' ;;
esac
case "$root" in
  *[!A-Za-z0-9_-]*) stop 'Khóa gốc không hợp lệ / not a root key' ;;
esac
[ -z "$root" ] || [ "${#root}" = 43 ] || stop 'Khóa gốc không hợp lệ / not a root key'
[ -n "$into" ] || [ "$(id -u)" = 0 ] || stop 'Cần quyền root (sudo) / root is needed'

node="$(command -v node || true)"
[ -n "$node" ] || stop 'Cần Node.js từ 20.19 trở lên / Node.js 20.19 or newer is needed (nodejs.org, or apt-get install nodejs on Debian 13)'
"$node" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  stop "Node.js $("$node" --version) cũ quá, cần 20.19 trở lên / is too old, 20.19 or newer is needed"

here="$(cd "$(dirname "$0")" && pwd)"
version="$("$node" -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).version' "$here/package.json")"
home=/opt/niem-yet-agent
units="$into/etc/systemd/system"
mkdir -p "$into$home" "$units"

# A new version stands whole beside the old one before anything points to it; the one before stays for going back.
new="$into$home/$version.new"
rm -rf "$new"
mkdir "$new"
cp -R "$here/main.js" "$here/package.json" "$here/tv" "$here/fonts" "$here/LICENSE" "$here/NOTICE" "$here/licences.txt" "$new/"
chmod -R u=rwX,go=rX "$new"
if [ -d "$into$home/$version" ]; then rm -rf "$into$home/$version.old"; mv "$into$home/$version" "$into$home/$version.old"; fi
mv "$new" "$into$home/$version"
rm -rf "$into$home/$version.old"
ln -sfn "$version" "$into$home/current.new"
mv -T "$into$home/current.new" "$into$home/current"

browser=none
[ "$screen" = no ] || browser=auto
umask 077
{
  say "NIEM_YET_AGENT_CONTROLLER=$controller"
  say "NIEM_YET_AGENT_DATA=/var/lib/niem-yet-agent"
  say "NIEM_YET_AGENT_BROWSER=$browser"
  [ -z "$root" ] || say "NIEM_YET_AGENT_ROOT=$root"
  [ -z "$root" ] || say "NIEM_YET_AGENT_UPDATE=night"
} > "$into/etc/niem-yet-agent.env"
umask 022
sed "s|@NODE@|$node|g" "$here/niem-yet-agent.service" > "$units/niem-yet-agent.service"
rm -rf "$units/niem-yet-agent.service.d"
if [ "$screen" = yes ]; then
  mkdir -p "$units/niem-yet-agent.service.d"
  cp "$here/screen.conf" "$units/niem-yet-agent.service.d/screen.conf"
fi

if [ -n "$into" ]; then say "Đã đặt vào / put into $into"; exit 0; fi

id niem-yet-agent >/dev/null 2>&1 || useradd --system --user-group --home-dir /var/lib/niem-yet-agent --shell /usr/sbin/nologin niem-yet-agent
if [ "$screen" = yes ]; then
  command -v chromium >/dev/null && command -v cage >/dev/null ||
    say 'Thiếu Chromium hoặc cage / Chromium or cage is missing: apt-get install chromium cage'
fi
systemctl daemon-reload
systemctl enable niem-yet-agent.service
systemctl restart niem-yet-agent.service
say "Niêm Yết agent $version đang chạy / is running. Mã ghép / pairing code:"
sleep 5
journalctl -u niem-yet-agent.service -n 5 -o cat --no-pager || true
