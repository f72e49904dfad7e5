# SPDX-License-Identifier: MIT
# Lists the links of Markdown files that lead to other files or headings, as "file target", and the headings, as
# "# file#anchor" with the anchor that Markdown makes of the heading. Code is left out.
function anchor(heading) {
	heading = tolower(heading)
	gsub(/\]\([^)]*\)/, "", heading)
	gsub(/[^a-z0-9 _-]/, "", heading)
	gsub(/ /, "-", heading)
	return heading
}
function list(target) {
	if (target !~ /^[a-z]+:/)
		print FILENAME " " target
}
FNR == 1 { code = 0 }
/^[ \t]*```/ { code = !code; next }
code { next }
/^#+ / {
	heading = $0
	sub(/^#+ /, "", heading)
	print "# " FILENAME "#" anchor(heading)
}
/^\[[^]]*\]: / { list($2) }
{
	text = $0
	gsub(/`[^`]*`/, "", text)
	while (match(text, /\]\([^) ]+|src="[^"]+/)) {
		target = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
		sub(/^\]\(|^src="/, "", target)
		list(target)
	}
}
