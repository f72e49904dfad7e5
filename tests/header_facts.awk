# SPDX-License-Identifier: MIT
# Prints what a generated C header defines, one fact per line, whatever its layout and comments:
# "define NAME VALUE", "guid NAME VALUE" of DEFINE_GUID, "struct NAME TYPE MEMBER; ...".

function flush_fact(  name, value) {
	if (text ~ /^#define /) {
		sub(/^#define[ \t]+/, "", text)
		name = text
		sub(/[ \t].*/, "", name)
		value = substr(text, length(name) + 1)
		gsub(/[ \t]/, "", value)
		if (value != "")
			print "define", name, value
	} else if (text ~ /^DEFINE_GUID\(/) {
		gsub(/[ \t]|DEFINE_GUID\(|\);?/, "", text)
		name = text
		sub(/,.*/, "", name)
		print "guid", name, substr(text, length(name) + 2)
	}
	text = ""
}

{
	sub(/\r$/, "")
	sub(/[ \t]*\/\/.*/, "")
	gsub(/\/\*[^*]*\*\//, "")
}

/^typedef struct _/ {
	name = $3
	sub(/^_/, "", name)
	members = ""
	inside = 1
	next
}

inside && /^[ \t]*}/ {
	gsub(/[ \t]+/, " ", members)
	print "struct", name, members
	inside = 0
	next
}

inside && !/^[ \t]*#/ {
	line = $0
	gsub(/^[ \t{]+|[ \t]+$/, "", line)
	if (line != "")
		members = members (members == "" ? "" : " ") line
	next
}

{
	line = $0
	sub(/^[ \t]+/, "", line)
	continues = sub(/[ \t]*\\$/, "", line)
	text = text (continues ? line " " : line)
	if (!continues)
		flush_fact()
}
