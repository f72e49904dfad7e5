/* SPDX-License-Identifier: MIT */
/*
 * Answers questions about security descriptors, one line each, for the scripts that compare our answers with
 * those of others. Fields are divided by tabs:
 *
 *      sddl TEXT                       ok HEX                  the bytes of SDDL
 *      text HEX                        ok SDDL                 SDDL of the bytes
 *      aces HEX                        ok LIST ...             D|S:type:flags:mask:sid:data of each entry
 *      access HEX MASK SID SID...      ok 0|1 GRANTED          whether a token of these SIDs gets the mask
 *
 * Every answer to a question that cannot be answered is "error" and a sentence.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/access_check.h"
#include "security/sddl.h"

enum { FIELD_MAX = 64 };

struct question {
	struct arena arena;
	char *fields[FIELD_MAX];
	size_t count;
};

static int digit(char c)
{
	const char *digits = "0123456789abcdef";
	const char *found = c ? strchr(digits, c) : NULL;

	return found ? (int)(found - digits) : -1;
}

static struct sd_descriptor *read_hex(struct question *q, const char *hex)
{
	struct buffer bytes = {0};
	struct sd_read_error error;
	struct sd_descriptor *sd;

	for (; digit(hex[0]) >= 0 && digit(hex[1]) >= 0; hex += 2)
		buffer_put_byte(&bytes, (uint8_t)(digit(hex[0]) << 4 | digit(hex[1])));
	sd = sd_read(&q->arena, bytes.bytes, bytes.size, &error);
	if (sd == NULL)
		printf("error\t%zu: %s\n", error.offset, error.message);
	buffer_free(&bytes);
	return sd;
}

static void print_hex(const uint8_t *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		printf("%02x", bytes[i]);
}

static void answer_sddl(struct question *q)
{
	static const struct sid domain = {5, {21, 1, 2, 3}, 4};
	struct sddl_options options = {&domain};
	struct buffer bytes = {0};
	struct sddl_error error;
	struct sd_descriptor *sd = sddl_parse(&q->arena, text_of(q->fields[1]), &options, &error);

	if (sd && sd_write(sd, &bytes)) {
		printf("ok\t");
		print_hex(bytes.bytes, bytes.size);
		printf("\n");
	} else {
		printf("error\t%zu+%zu: %s\n", error.offset, error.length, error.message);
	}
	buffer_free(&bytes);
}

static void answer_text(struct question *q)
{
	struct sd_descriptor *sd = read_hex(q, q->fields[1]);
	struct buffer text = {0};
	const char *problem;

	if (sd == NULL)
		return;
	problem = sddl_format(sd, NULL, &q->arena, &text);
	printf("%s\t%s\n", problem ? "error" : "ok", problem ? problem : buffer_text(&text));
	buffer_free(&text);
}

static void print_aces(char list, const struct sd_acl *acl)
{
	for (size_t i = 0; i < acl->count; i++) {
		const struct sd_ace *ace = &acl->aces[i];
		char sid[SID_MAX_TEXT];

		sid_format(&ace->sid, sid);
		printf("\t%c:%u:%u:%" PRIu32 ":%s:", list, ace->type, ace->flags, ace->mask, sid);
		print_hex(ace->data, ace->data_size);
	}
}

static void answer_aces(struct question *q)
{
	struct sd_descriptor *sd = read_hex(q, q->fields[1]);

	if (sd == NULL)
		return;
	printf("ok");
	print_aces('D', &sd->dacl);
	print_aces('S', &sd->sacl);
	printf("\n");
}

static void answer_access(struct question *q)
{
	struct sd_descriptor *sd = read_hex(q, q->fields[1]);
	struct sd_group groups[FIELD_MAX] = {0};
	struct sd_token token = {.groups = groups};
	struct sd_access access;

	if (sd == NULL)
		return;
	for (size_t i = 3; i < q->count; i++) {
		struct sid sid = {0};

		if (sid_parse(q->fields[i], strlen(q->fields[i]), NULL, &sid) == 0) {
			printf("error\tno SID: %s\n", q->fields[i]);
			return;
		}
		if (i == 3)
			token.user = sid;
		else
			groups[token.group_count++].sid = sid;
	}
	access = sd_access_check(&q->arena, sd, &token, RIGHTS_ANY, (uint32_t)strtoul(q->fields[2], NULL, 0));
	printf("ok\t%d\t%" PRIu32 "\n", access.allowed, access.granted);
}

static const struct {
	const char *word;
	size_t fields;
	void (*answer)(struct question *);
} questions[] = {
	{"sddl", 2, answer_sddl},
	{"text", 2, answer_text},
	{"aces", 2, answer_aces},
	{"access", 4, answer_access},
};

static void ask(char *line)
{
	struct question q = {0};

	line[strcspn(line, "\r\n")] = 0;
	for (char *field = line; field && q.count < FIELD_MAX; field = strchr(field, '\t')) {
		if (q.count > 0)
			*field++ = 0;
		q.fields[q.count++] = field;
	}
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		if (strcmp(q.fields[0], questions[i].word) == 0 && q.count >= questions[i].fields) {
			questions[i].answer(&q);
			arena_free(&q.arena);
			return;
		}
	}
	printf("error\tno such question\n");
}

int main(void)
{
	char *line = NULL;
	size_t capacity = 0;

	while (getline(&line, &capacity, stdin) >= 0) {
		ask(line);
		fflush(stdout);
	}
	free(line);
	return 0;
}
