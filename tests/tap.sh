# SPDX-License-Identifier: MIT
# Sourced by the .tap scripts: numbered points, and where things are.
: "${srcdir:=.}" "${builddir:=.}"
mof=$builddir/mof
corpus=$srcdir/../shared/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
point=0

pass() { point=$((point + 1)); echo "ok $point - $1"; }
fail() { point=$((point + 1)); echo "not ok $point - $1"; [ $# -lt 2 ] || printf '%s\n' "$2" | sed 's/^/# /'; }
skip() { point=$((point + 1)); echo "ok $point - $1 # SKIP $2"; }
done_testing() { echo "1..$point"; }

# check NAME COMMAND...: a point that passes when the command does; what it printed is shown when it does not.
check() {
	check_name=$1
	shift
	if "$@" >"$work/check.output" 2>&1; then
		pass "$check_name"
	else
		fail "$check_name" "$(head -n 20 "$work/check.output")"
	fi
}
