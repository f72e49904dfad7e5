/* SPDX-License-Identifier: MIT */
/* mof sddl and mof sddl diff: security descriptors explained, converted, checked and compared. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/diagnostics.h"
#include "cli/terminal.h"
#include "descriptor/encoding.h"

enum { MAX_INPUT = 1 << 24 }; /* bytes; the largest descriptor as MOF text has some hundred thousand */

/* What one run owns. */
struct session {
	const struct options *options;
	enum rights_object object;
	struct sddl_options sddl;
	struct sid domain;
	struct arena arena;
	struct compilation compilation; /* its sink has all diagnostics */
	struct source *sources[2];
	size_t source_count;
};

/* ---- reading ---- */

static bool is_file(const char *argument)
{
	return strcmp(argument, "-") == 0 || access(argument, F_OK) == 0;
}

/* The text of an argument that is a descriptor, or the bytes of the file that it names; false after a diagnostic. */
static bool get_input(struct session *session, const char *argument, struct buffer *bytes, const char **name)
{
	const struct options *options = session->options;
	bool is_text = !is_file(argument) && (options->from || encoding_detect(text_of(argument)));
	const char *error;

	if (is_text) {
		*name = session->source_count == 0 ? "<text>" : "<second text>";
		buffer_put_text(bytes, argument);
		return true;
	}
	*name = strcmp(argument, "-") != 0 ? argument : options->stdin_name ? options->stdin_name : "<stdin>";
	error = file_read(argument, MAX_INPUT, bytes);
	if (error == NULL)
		return true;
	diag_report(&session->compilation.sink, MOF800, (struct span){0}, "cannot read %s: %s", *name, error);
	session->compilation.unreadable = true;
	return false;
}

/* The encoding of a source; NULL after a diagnostic. */
static const struct descriptor_encoding *encoding_of(struct session *session, const struct source *source)
{
	const struct descriptor_encoding *encoding;

	if (session->options->from)
		return encoding_find(session->options->from);
	encoding = encoding_detect((struct text){source->text, source->size});
	if (encoding == NULL)
		diag_report(&session->compilation.sink, MOF900, (struct span){source, 0, 0},
			    "cannot detect the encoding of the descriptor; use --from");
	return encoding;
}

/* MOF is compiled without a repository: it is the output of GetSD, not something to store. */
static bool read_encoding(struct session *session, const struct descriptor_encoding *encoding, struct source *source,
			  struct encoding_reading *reading)
{
	struct compilation *compilation = &session->compilation;
	const struct encoding_input input = {
		.arena = &session->arena,
		.source = source,
		.text = encoding_text_of(source),
		.sddl = session->sddl,
		.sink = &compilation->sink,
	};

	if (encoding->read)
		return encoding->read(&input, reading);
	encoding_blank_head(source->text, source->size);
	compilation_add_bytes(compilation, source->path, (const uint8_t *)source->text, source->size);
	return compilation->sink.by_severity[SEVERITY_ERROR] == 0 &&
	       encoding->read_unit(&input, &compilation->files[compilation->count - 1]->unit, reading);
}

static bool read_argument(struct session *session, const char *argument, struct encoding_reading *reading)
{
	struct buffer bytes = {0};
	const struct descriptor_encoding *encoding;
	struct source *source;
	const char *name;

	if (!get_input(session, argument, &bytes, &name)) {
		buffer_free(&bytes);
		return false;
	}
	source = source_take(name, &bytes, session->options->code_page);
	source->order = (unsigned)session->source_count;
	session->sources[session->source_count++] = source;
	encoding = encoding_of(session, source);
	return encoding && read_encoding(session, encoding, source, reading);
}

/* ---- explain, convert, check ---- */

static int report(struct session *session)
{
	return cli_report(session->options, &session->compilation, render_find("text"), STDERR_FILENO);
}

static int print(struct buffer *text)
{
	int status = cli_print(text, STDOUT_FILENO);

	buffer_free(text);
	return status;
}

static int show(struct session *session)
{
	const struct options *options = session->options;
	const struct descriptor_encoding *to = options->to ? encoding_find(options->to) : NULL;
	struct encoding_reading reading;
	struct buffer text = {0};
	int status, printed;

	if (read_argument(session, options->arguments[0], &reading)) {
		const struct encoding_output output = {
			.descriptor = reading.descriptor,
			.object = session->object,
			.sddl = session->sddl,
			.arena = &session->arena,
			.sink = &session->compilation.sink,
			.out = &text,
		};

		if (to)
			to->write(&output);
		else if (!options->checks_setsd)
			descriptor_explain(&output);
		if (options->checks_setsd && descriptor_check(&reading, &session->arena, &session->compilation.sink) &&
		    to == NULL)
			buffer_put_text(&text, "SetSD accepts this descriptor.\n");
	}
	printed = print(&text);
	status = report(session);
	return printed == EXIT_CLEAN ? status : printed;
}

/* ---- compare ---- */

/* The exit status is that of diff(1): 0 the same, 1 different, 2 an error. */
static int compare(struct session *session)
{
	enum { SAME, DIFFERENT, ERROR };
	const char *const *arguments = session->options->arguments;
	struct encoding_reading old, new;
	struct sd_difference difference;
	struct buffer text = {0};
	bool is_read = read_argument(session, arguments[0], &old);

	is_read = read_argument(session, arguments[1], &new) && is_read;
	if (report(session) != EXIT_CLEAN || !is_read)
		return ERROR;
	difference = sd_compare(&session->arena, old.descriptor, new.descriptor);
	descriptor_put_difference(&difference, old.descriptor, new.descriptor, session->object, &text);
	if (print(&text) != EXIT_CLEAN)
		return ERROR;
	return sd_difference_is_empty(&difference) ? SAME : DIFFERENT;
}

/* ---- the command line ---- */

/* "sddl, hex, base64": the encodings that are read, or those that are written. */
static const char *list_encodings(struct arena *arena, bool written)
{
	const struct descriptor_encoding *encoding;
	const char *list = "";

	for (size_t i = 0; (encoding = encoding_at(i)); i++)
		if (!written || encoding->write)
			list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", encoding->name);
	return list;
}

static bool check_options(struct session *session)
{
	const struct options *options = session->options;
	const struct descriptor_encoding *to = options->to ? encoding_find(options->to) : NULL;

	if (options->from && encoding_find(options->from) == NULL)
		cli_usage(options, "invalid --from '%s': expected one of %s", options->from,
			  list_encodings(&session->arena, false));
	else if (options->to && (to == NULL || to->write == NULL))
		cli_usage(options, "invalid --to '%s': expected one of %s", options->to,
			  list_encodings(&session->arena, true));
	else if (options->object && !rights_object_find(options->object, &session->object))
		cli_usage(options,
			  "invalid --for '%s': expected namespace, event, provider, dcom-launch, dcom-access, winrm, "
			  "session or any",
			  options->object);
	else if (options->domain && (sid_parse(options->domain, strlen(options->domain), NULL, &session->domain) !=
				     strlen(options->domain)))
		cli_usage(options, "invalid --domain '%s': expected a SID such as S-1-5-21-1-2-3", options->domain);
	else if (options->checks_setsd && session->object != RIGHTS_NAMESPACE)
		cli_usage(options, "--check is for descriptors of namespaces, not --for=%s", options->object);
	else
		return true;
	return false;
}

static int run(const struct options *options, int (*act)(struct session *session))
{
	struct session session = {.options = options, .object = RIGHTS_NAMESPACE};
	const struct compile_options compile_options = {.keep_includes = true};
	int status = EXIT_USAGE;

	compilation_init(&session.compilation, &compile_options);
	if (options->domain)
		session.sddl.domain = &session.domain;
	if (check_options(&session))
		status = act(&session);
	compilation_free(&session.compilation);
	for (size_t i = 0; i < session.source_count; i++)
		source_free(session.sources[i]);
	arena_free(&session.arena);
	return status;
}

int cmd_sddl(const struct options *options)
{
	return run(options, show);
}

int cmd_sddl_diff(const struct options *options)
{
	return run(options, compare);
}
