# SPDX-License-Identifier: MIT
# Reads a token dump, then the file that it is of; takes one token out of each of `count` declarations. A token is
# not taken where the rest is right without it: one of several joined strings, a `ref`, a flavor.
# Variables: seed, count, damaged and ranges (files to write).

FNR == NR {
	split($2, place, ":")
	kind = $3
	if (kind == "comment" || kind == "end")
		next
	n++
	line[n] = place[1]
	column[n] = place[2]
	kinds[n] = kind
	text = $0
	sub(/^ *[0-9]+ +[0-9]+:[0-9]+ +[a-z-]+ +(<[0-9]+> )?/, "", text)
	texts[n] = text
	next
}

{ lines[FNR] = $0; total = FNR }

# The declarations: from a class keyword back to its qualifiers, on to the "};" at the first column.
function find_declarations(   i, start, depth) {
	depth = 0
	start = 1
	for (i = 1; i <= n; i++) {
		if (texts[i] == "{" || texts[i] == "[" || texts[i] == "(")
			depth++
		if (texts[i] == "}" || texts[i] == "]" || texts[i] == ")")
			depth--
		if (texts[i] == ";" && depth == 0) {
			declarations++
			from[declarations] = start
			to[declarations] = i
			start = i + 1
		}
		if (kinds[i] == "pragma")
			skipping = 1
		if (skipping && texts[i] == ")") {
			skipping = 0
			start = i + 1
		}
	}
}

function is_needed(i) {
	if (kinds[i] == "string")
		return kinds[i - 1] != "string" && kinds[i + 1] != "string"
	if (texts[i] == "," && kinds[i - 1] == "string" && kinds[i + 1] == "string")
		return 0
	if (kinds[i] == "ref" || kinds[i] == "pragma")
		return 0
	# What follows ':' in a qualifier, and a value that a qualifier can do without.
	if (texts[i] == ":" && kinds[i - 1] != "identifier")
		return 0
	return 1
}

END {
	srand(seed)
	find_declarations()
	while (chosen < count) {
		d = 1 + int(rand() * declarations)
		if (taken[d])
			continue
		i = from[d] + int(rand() * (to[d] - from[d] + 1))
		if (!is_needed(i) || index(lines[line[i]], texts[i]) == 0)
			continue
		taken[d] = 1
		chosen++
		l = line[i]
		lines[l] = substr(lines[l], 1, column[i] - 1) substr(lines[l], column[i] + length(texts[i]))
		print line[from[d]], line[to[d]], line[i], texts[i] > ranges
	}
	for (l = 1; l <= total; l++)
		print lines[l] > damaged
}
