/* SPDX-License-Identifier: MIT */
/*
 * Base64 (RFC 4648), as mail and bug trackers carry files: runs of its characters, which continue on the next line if the
 * line has nothing else. A line or word that begins with the header of a binary MOF begins a run of its own.
 */
#include <string.h>

#include "formats/containers/search.h"

enum { LONGEST_WORD = 24 /* characters of a line that may be prose; a header takes 32 */ };

/* "FOMB", version 1, and the high bytes of a size below 16 MB. */
static const char header[] = "Rk9NQgEAAA";

struct run {
	struct search *search;
	struct decoded decoded;
	uint32_t bits;
	unsigned bit_count;
};

/* The value of a character, of the alphabet for URLs as well; -1 if it is none. */
static int value_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

static void end_run(struct run *run)
{
	decoded_search(run->search, &run->decoded, NULL);
	run->bits = run->bit_count = 0;
}

static void put(struct run *run, struct text text, size_t place)
{
	decoded_mark(&run->decoded, place);
	for (size_t i = 0; i < text.length; i++) {
		run->bits = run->bits << 6 | (uint32_t)value_of(text.bytes[i]);
		run->bit_count += 6;
		if (run->bit_count < 8)
			continue;
		run->bit_count -= 8;
		buffer_put_byte(&run->decoded.bytes, (uint8_t)(run->bits >> run->bit_count));
	}
}

static bool begins_blob(struct text text)
{
	return text.length >= sizeof header - 1 && memcmp(text.bytes, header, sizeof header - 1) == 0;
}

/* Whether a line is base64 alone, so that the run goes on in the next one. */
static void read_line(struct run *run, struct text line, size_t place)
{
	bool goes_on = true; /* nothing but blanks so far in this line */

	for (size_t at = 0; at < line.length;) {
		struct text word = {line.bytes + at, 0};

		while (at + word.length < line.length && value_of(word.bytes[word.length]) >= 0)
			word.length++;
		if (word.length == 0) {
			if (line.bytes[at] != ' ' && line.bytes[at] != '\t') {
				end_run(run);
				goes_on = false;
			}
			at++;
			continue;
		}
		if (!goes_on || begins_blob(word))
			end_run(run);
		if (run->decoded.bytes.size > 0 || begins_blob(word) || word.length > LONGEST_WORD)
			put(run, word, place + at);
		at += word.length;
		goes_on = false;
	}
	if (line.length == 0)
		end_run(run);
}

void search_base64(struct search *search)
{
	struct run run = {.search = search};

	for (size_t at = 0; at < search->text.size;) {
		size_t place = at;

		read_line(&run, search_next_line(search, &at), place);
	}
	end_run(&run);
	decoded_free(&run.decoded);
}
