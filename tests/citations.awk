# SPDX-License-Identifier: MIT
# Finds the citations of documents, such as "mof-language 4.2", "binary-mof 3 and 3.1" or "mof-language 5.4.3 rule 7",
# in the files that are named, and looks them up in `sections`, a file of lines "document section".
# Prints "file:line: citation" for each that is not there, and in the last line how many were resolved.
BEGIN {
	while ((getline line <sections) > 0) {
		known[line] = 1
		split(line, part, " ")
		if (!(part[1] in documents))
			names = names (names ? "|" : "") part[1]
		documents[part[1]] = 1
	}
	start = "(" names ") +[AB]?[0-9]"
	number = "^[AB]?[0-9]+(\\.[0-9]+)*"
}

# The words of a line: without what begins a line of a comment, joins two literals of C, or makes a link of Markdown.
function words(line) {
	sub(/^[ \t]*(\*|\/\/|\/\*|#|\.\\"|")?[ \t]*/, "", line)
	sub(/"?[ \t\\]*$/, "", line)
	gsub(/\]\([^)]*\)/, "", line)
	gsub(/[][`*]/, "", line)
	return line
}

function look_up(section, shown) {
	total++
	if ((document " " section) in known)
		resolved++
	else
		print place ": " document " " shown
}

# Follows a list of sections to its end: "4.2, 4.6 and 5.1-5.3", "5.4.3 rules 7 and 8".
function follow(text,    section, here, rules) {
	while (match(text, number)) {
		here = substr(text, 1, RLENGTH)
		text = substr(text, RLENGTH + 1)
		if (text ~ /^[A-Za-z0-9]/)
			return
		if (rules && here !~ /\./) {
			look_up(section " rule " here, section " rule " here)
		} else {
			rules = 0
			section = here
			look_up(section, section)
		}
		if (match(text, /^ rules? /))
			rules = 1
		else if (!match(text, /^(-|, and |, | and | to )/))
			return
		text = substr(text, RLENGTH + 1)
	}
}

function search(text, limit,    at, found) {
	at = 1
	while (match(substr(text, at), start)) {
		found = at + RSTART - 1
		if (found > limit)
			return
		document = substr(text, found)
		sub(/ .*/, "", document)
		at = found + length(document)
		text = substr(text, 1, at - 1) " " substr(text, at)
		at++
		while (substr(text, at, 1) == " ")
			at++
		follow(substr(text, at))
	}
}

# A citation may go on in the next line, so each line is searched together with the one after it.
FNR == 1 {
	search(last, length(last))
	last = ""
}
{
	line = words($0)
	place = before
	search(last " " line, length(last))
	last = line
	before = FILENAME ":" FNR
}
END {
	place = before
	search(last, length(last))
	print resolved + 0 " of " total + 0
}
