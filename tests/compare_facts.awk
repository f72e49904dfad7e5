# SPDX-License-Identifier: MIT
# Compares two outputs of header_facts.awk: prints what differs among the names that both have, then the counts.
# Fails if a fact differs, or if nearly nothing is common. -v except=REGEX: names whose GUIDs are not compared.

{
	key = $1 " " $2
	value = substr($0, length(key) + 2)
}

FNR == NR {
	genuine[key] = value
	next
}

key in genuine {
	kind = $1 == "struct" ? "struct" : "define"
	if (value ~ /0x[0-9a-f]*,0x/ && except != "" && $2 ~ except)
		next
	common[kind]++
	if (genuine[key] == value)
		equal[kind]++
	else
		print "genuine: " key " " genuine[key] "\nours:    " key " " value
}

END {
	printf "%d of %d defines, %d of %d structures\n", equal["define"], common["define"], equal["struct"], common["struct"]
	exit !(equal["define"] == common["define"] && equal["struct"] == common["struct"] &&
	       common["define"] > 1000 && common["struct"] > 100)
}
