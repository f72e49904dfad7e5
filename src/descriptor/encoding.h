/* SPDX-License-Identifier: MIT */
/* Security descriptors in the encodings in which people meet them: read from one, written as another, told in words. */
#ifndef MOFKIT_DESCRIPTOR_ENCODING_H
#define MOFKIT_DESCRIPTOR_ENCODING_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "security/compare.h"
#include "security/rights.h"
#include "security/sddl.h"

/* A descriptor that was read, and where its pieces are written. */
struct encoding_reading {
	const struct sd_descriptor *descriptor; /* in the arena of the input */
	struct span whole;                      /* all of it */
	const struct span *bytes;               /* where each byte is, in the arena; NULL: not given in bytes */
	size_t byte_count;
	bool is_sddl; /* the places in the descriptor count from the beginning of `whole` */
};

struct encoding_input {
	struct arena *arena;
	const struct source *source;
	struct span text; /* what is to be read, without the space around it */
	struct sddl_options sddl;
	struct diag_sink *sink; /* what is wrong is reported here, at its place */
};

struct encoding_output {
	const struct sd_descriptor *descriptor;
	enum rights_object object; /* in whose words rights are told */
	struct sddl_options sddl;
	struct arena *arena;
	struct diag_sink *sink; /* what the encoding can't say is reported here, without a place */
	struct buffer *out;
};

/* A row of encodings.def. The functions return false after a report; `write` has appended nothing then. */
struct descriptor_encoding {
	const char *name;
	bool (*read)(const struct encoding_input *input, struct encoding_reading *reading);
	bool (*read_unit)(const struct encoding_input *input, const struct cim_unit *unit,
			  struct encoding_reading *reading);
	bool (*write)(const struct encoding_output *output);
};

/* The i-th encoding; NULL behind the last. The pointers are valid for ever. */
const struct descriptor_encoding *encoding_at(size_t i);

/* The encoding of that name; NULL if there is none. */
const struct descriptor_encoding *encoding_find(const char *name);

/* The encoding that a text has by how it begins; NULL if it looks like none. Whether it can be read is not said. */
const struct descriptor_encoding *encoding_detect(struct text text);

/* Makes blanks of what wmic prints before the instance, line ends excepted, so that places stay. */
void encoding_blank_head(char *text, size_t length);

/* What is to be read of a source: all of it but the space around it. */
struct span encoding_text_of(const struct source *source);

/* Where bytes [begin, end) of the descriptor are written, or what the places in it name; as near as it goes. */
struct span encoding_place(const struct encoding_reading *reading, size_t begin, size_t end);

/* Tells the descriptor in words, for people. */
void descriptor_explain(const struct encoding_output *output);

/*
 * Whether SetSD of __SystemSecurity would take the descriptor for a namespace. Why not is reported, each reason at
 * the entry that it is about.
 */
bool descriptor_check(const struct encoding_reading *reading, struct arena *arena, struct diag_sink *sink);

/* What `difference` says of two descriptors, in words; nothing when it is empty. */
void descriptor_put_difference(const struct sd_difference *difference, const struct sd_descriptor *old,
			       const struct sd_descriptor *new, enum rights_object object, struct buffer *out);

/* ---- inside ---- */

enum { MAX_ENCODING_BYTES = 1 << 18 }; /* two lists of 64 KB, owner, group and some space */

/* Bytes as they are collected from some text, with the place of each. */
struct encoding_bytes {
	struct buffer bytes;
	struct span *places;
	size_t capacity;
};

/* Adds a byte; false, with a report, when there are too many. */
bool encoding_add_byte(const struct encoding_input *input, struct encoding_bytes *bytes, unsigned byte,
		       struct span place);

void encoding_free_bytes(struct encoding_bytes *bytes);

/* Reads the descriptor that the bytes are, and frees them. */
bool encoding_read_bytes(const struct encoding_input *input, struct encoding_bytes *bytes,
			 struct encoding_reading *reading);

/* Reports MOF900 at a place, and returns false. */
bool encoding_fail(const struct encoding_input *input, struct span where, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Reports MOF901: the encoding has no words for something. Returns false. */
bool encoding_cannot(const struct encoding_output *output, const char *sentence);

/* Reports what SDDL and MOF leave out of a descriptor (MOF902); bits of `control` that they have are not named. */
void encoding_note_losses(const struct encoding_output *output, uint16_t carried);

bool encoding_read_sddl(const struct encoding_input *input, struct encoding_reading *reading);
bool encoding_read_hex(const struct encoding_input *input, struct encoding_reading *reading);
bool encoding_read_base64(const struct encoding_input *input, struct encoding_reading *reading);
bool encoding_read_list(const struct encoding_input *input, struct encoding_reading *reading);
bool encoding_read_json(const struct encoding_input *input, struct encoding_reading *reading);
bool encoding_read_unit(const struct encoding_input *input, const struct cim_unit *unit,
			struct encoding_reading *reading);
bool encoding_write_sddl(const struct encoding_output *output);
bool encoding_write_hex(const struct encoding_output *output);
bool encoding_write_base64(const struct encoding_output *output);
bool encoding_write_list(const struct encoding_output *output);
bool encoding_write_instance(const struct encoding_output *output);
bool encoding_write_json(const struct encoding_output *output);

#endif
