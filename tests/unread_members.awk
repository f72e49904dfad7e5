# SPDX-License-Identifier: MIT
# Reads sources without comments and prints the members of structures and unions that no expression reads. Members are
# compared by name only, so one that shares its name with a member that is read counts as read, as does every word of a
# .def file, from which macros make expressions.
function word(text) {
	return match(text, /^[A-Za-z_][A-Za-z_0-9]*/) ? substr(text, 1, RLENGTH) : ""
}
function declare(text) {
	sub(/[ \t]*(:[^:]*)?;.*$/, "", text)
	sub(/\)[ \t]*\(.*$/, "", text)
	while (sub(/\[[^\]]*\][ \t]*$/, "", text))
		;
	if (match(text, /[A-Za-z_][A-Za-z_0-9]*$/))
		member[substr(text, RSTART)] = FILENAME ":" FNR
}
FNR == 1 {
	depth = 0
	body = 0
}
FILENAME ~ /\.def$/ {
	text = $0
	while (match(text, /[A-Za-z_][A-Za-z_0-9]*/)) {
		read[substr(text, RSTART, RLENGTH)] = 1
		text = substr(text, RSTART + RLENGTH)
	}
}
{
	text = $0
	while (match(text, /(->|\.)[ \t]*[A-Za-z_]/)) {
		text = substr(text, RSTART + RLENGTH - 1)
		name = word(text)
		text = substr(text, length(name) + 1)
		if (text !~ /^[ \t]*=([^=]|$)/ || $0 ~ /^[ \t]*\*/)
			read[name] = 1
	}
	text = $0
	if (match(text, /offsetof\([^,]*,[ \t]*/))
		read[word(substr(text, RSTART + RLENGTH))] = 1
}
/^[ \t]*(static |const |typedef )*(struct|union)[ \t]*[A-Za-z_0-9]*[ \t]*\{/ && !body {
	body = 1
	depth = 0
}
body {
	if (depth && /;/ && !/[{}]/ && !/^[ \t]*#/)
		declare($0)
	depth += gsub(/\{/, "{") - gsub(/\}/, "}")
	if (depth <= 0)
		body = 0
}
END {
	for (name in member)
		if (!(name in read))
			print member[name] ": member '" name "' is never read"
}
