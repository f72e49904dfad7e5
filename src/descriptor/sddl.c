/* SPDX-License-Identifier: MIT */
/* Descriptors as SDDL. */
#include "descriptor/encoding.h"

bool encoding_read_sddl(const struct encoding_input *input, struct encoding_reading *reading)
{
	struct sddl_error error;
	struct diagnostic *diagnostic;

	*reading = (struct encoding_reading){.whole = input->text, .is_sddl = true};
	reading->descriptor = sddl_parse(input->arena, span_text(input->text), &input->sddl, &error);
	if (reading->descriptor)
		return true;
	diagnostic =
		diag_report(input->sink, error.problem == SDDL_LOWER_CASE ? NSS215 : NSS229,
			    encoding_location(reading, error.offset, error.offset + error.length), "%s", error.message);
	if (error.problem == SDDL_NEEDS_DOMAIN)
		diag_set_help(input->sink, diagnostic, "name the domain with --domain=S-1-5-21-...");
	else if (error.fix)
		diag_set_help(input->sink, diagnostic, "write '%s'", error.fix);
	return false;
}

bool encoding_write_sddl(const struct encoding_output *output)
{
	const char *problem = sddl_format(output->descriptor, &output->sddl, output->arena, output->out);

	if (problem)
		return encoding_cannot(output, problem);
	encoding_note_losses(output, 0);
	buffer_put_byte(output->out, '\n');
	return true;
}
