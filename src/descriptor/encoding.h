/* SPDX-License-Identifier: MIT */
/* Security descriptors in their encodings: reading, writing, detection; explanations, and the checks of SetSD. */
#ifndef MOFKIT_DESCRIPTOR_ENCODING_H
#define MOFKIT_DESCRIPTOR_ENCODING_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "security/compare.h"
#include "security/rights.h"
#include "security/sddl.h"

/* A descriptor that was read, and the locations of its parts. */
struct encoding_reading {
	const struct sd_descriptor *descriptor; /* in the arena of the input */
	struct span whole;                      /* all of it */
	const struct span *bytes; /* the location of each byte, in the arena; NULL unless read from bytes */
	size_t byte_count;
	bool is_sddl; /* locations in the descriptor are relative to the begin of `whole` */
};

struct encoding_input {
	struct arena *arena;
	const struct source *source;
	struct span text; /* the text to read, without surrounding white space */
	struct sddl_options sddl;
	struct diag_sink *sink; /* receives errors, with their locations */
};

struct encoding_output {
	const struct sd_descriptor *descriptor;
	enum rights_object object; /* whose rights the access masks are */
	struct sddl_options sddl;
	struct arena *arena;
	struct diag_sink *sink; /* receives what the encoding cannot express, without location */
	struct buffer *out;
};

/* A row of encodings.def. The functions return false after reporting an error; `write` then appends nothing. */
struct descriptor_encoding {
	const char *name;
	bool (*read)(const struct encoding_input *input, struct encoding_reading *reading);
	bool (*read_unit)(const struct encoding_input *input, const struct cim_unit *unit,
			  struct encoding_reading *reading);
	bool (*write)(const struct encoding_output *output);
};

/* The i-th encoding; NULL after the last. Static. */
const struct descriptor_encoding *encoding_at(size_t i);

/* The encoding of that name; NULL if there is none. */
const struct descriptor_encoding *encoding_find(const char *name);

/* The encoding that the beginning of a text suggests; NULL if none. The text may still be invalid. */
const struct descriptor_encoding *encoding_detect(struct text text);

/* Overwrites what wmic prints before the instance with blanks, except line ends, so that locations stay valid. */
void encoding_blank_head(char *text, size_t length);

/* The span of a source without surrounding white space. */
struct span encoding_text_of(const struct source *source);

/* The span of [begin, end), which are bytes of the descriptor or offsets of SDDL; the whole text if unknown. */
struct span encoding_location(const struct encoding_reading *reading, size_t begin, size_t end);

/* Appends an explanation of the descriptor. */
void descriptor_explain(const struct encoding_output *output);

/*
 * Whether __SystemSecurity::SetSD accepts the descriptor for a namespace. Reports each reason at the ACE that it is
 * about.
 */
bool descriptor_check(const struct encoding_reading *reading, struct arena *arena, struct diag_sink *sink);

/* Appends a description of the difference between two descriptors; nothing if it is empty. */
void descriptor_put_difference(const struct sd_difference *difference, const struct sd_descriptor *old,
			       const struct sd_descriptor *new, enum rights_object object, struct buffer *out);

/* ---- private to this folder ---- */

enum { MAX_ENCODING_BYTES = 1 << 18 }; /* two ACLs of 64 KB, owner, group and some space */

/* Bytes collected from a text, with the location of each. */
struct encoding_bytes {
	struct buffer bytes;
	struct span *locations;
	size_t capacity;
};

/* Adds a byte; false after reporting that there are too many. */
bool encoding_add_byte(const struct encoding_input *input, struct encoding_bytes *bytes, unsigned byte,
		       struct span where);

void encoding_free_bytes(struct encoding_bytes *bytes);

/* Reads the descriptor from the bytes, and frees them. */
bool encoding_read_bytes(const struct encoding_input *input, struct encoding_bytes *bytes,
			 struct encoding_reading *reading);

/* Reports MOF900 at a location; returns false. */
bool encoding_fail(const struct encoding_input *input, struct span where, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Reports MOF901, something that the encoding cannot express; returns false. */
bool encoding_cannot(const struct encoding_output *output, const char *sentence);

/* Reports what the encoding omits from a descriptor (MOF902); it has the bits of `control` in `carried`. */
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
