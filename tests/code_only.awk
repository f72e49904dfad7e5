# SPDX-License-Identifier: MIT
# Prints C source without comments and with every literal replaced by 0; the line numbers stay the same.
{
	gsub(/\047"\047|"([^"\\]|\\.)*"/, "0")
	line = ""
	while ($0 != "") {
		if (inside) {
			if (!(at = index($0, "*/")))
				break
			$0 = substr($0, at + 2)
			inside = 0
		} else if (at = index($0, "/*")) {
			line = line substr($0, 1, at - 1)
			$0 = substr($0, at + 2)
			inside = 1
		} else {
			line = line $0
			break
		}
	}
	print line
}
