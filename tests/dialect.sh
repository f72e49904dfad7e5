# SPDX-License-Identifier: MIT
# Sourced by tests/dialect*.tap after tap.sh: the errors and warnings of a text in one of the dialects.

# the_codes: LINE:CODE of the errors and warnings in the output, in one line.
the_codes() {
	sed -n 's/^[^:]*:\([0-9]*\):[0-9]*: \(error\|warning\): .*\[\(.*\)\]$/\1:\3/p' "$work/output" | tr '\n' ' '
}

# finds NAME DIALECT CODES: what a text on standard input gives as errors and warnings.
finds() {
	cat >"$work/text.mof"
	"$mof" check --dialect="$2" --format=gcc "$work/text.mof" >"$work/output" 2>&1
	the_codes >"$work/found"
	if [ "$(cat "$work/found")" = "${3:+$3 }" ]; then pass "$1"; else fail "$1" "wanted '$3', found '$(cat "$work/found")'"; fi
}

# finds_in NAME CODES ARGUMENT...: what files give in DMTF's dialect.
finds_in() {
	files_name=$1
	files_codes=$2
	shift 2
	"$mof" check --dialect=dmtf --format=gcc "$@" >"$work/output" 2>&1
	found=$(the_codes)
	if [ "$found" = "${files_codes:+$files_codes }" ]; then
		pass "$files_name"
	else
		fail "$files_name" "wanted '$files_codes', found '$found'"
	fi
}
declared='Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride);
Qualifier Association : boolean = false, Scope(association), Flavor(DisableOverride);
Qualifier In : boolean = true, Scope(parameter), Flavor(DisableOverride);
Qualifier Description : string = null, Scope(any);
'
