# SPDX-License-Identifier: MIT
# Reads the .def files and all other sources, without comments, and prints the columns of a table that no expansion uses.
# A table is a macro that a .def file calls at the beginning of a line. A column is read where the macro is defined with
# a body that names its parameter; the empty default definition in the .def file itself reads none.
function define(text,	name, list, body, n, i, parameter) {
	sub(/^[ \t]*#[ \t]*define[ \t]+/, "", text)
	if (!match(text, /^[A-Za-z_0-9]+\(/))
		return
	name = substr(text, 1, RLENGTH - 1)
	text = substr(text, RLENGTH + 1)
	list = substr(text, 1, index(text, ")") - 1)
	body = " " substr(text, index(text, ")") + 1) " "
	gsub(/[ \t]/, "", list)
	n = split(list, parameter, ",")
	if (n > columns[name])
		columns[name] = n
	for (i = 1; i <= n; i++) {
		if (parameter[i] == "...")
			parameter[i] = "__VA_ARGS__"
		if (match(body, "[^A-Za-z_0-9]" parameter[i] "[^A-Za-z_0-9]"))
			read[name, i] = 1
		title[name, i] = parameter[i]
	}
}
FILENAME ~ /\.def$/ && match($0, /^[A-Z_]+\(/) {
	table[substr($0, 1, RLENGTH - 1)] = FILENAME
}
pending != "" {
	pending = pending $0
}
pending == "" && /^[ \t]*#[ \t]*define[ \t]/ {
	pending = $0
}
pending != "" {
	if (sub(/\\[ \t]*$/, " ", pending))
		next
	define(pending)
	pending = ""
}
END {
	for (name in table) {
		if (!columns[name])
			print table[name] ": " name " is never expanded"
		for (i = 1; i <= columns[name]; i++)
			if (!((name, i) in read))
				print table[name] ": column " i " of " name " (" title[name, i] ") is never read"
	}
}
