/* SPDX-License-Identifier: MIT */
/* XML to write: libxml2's writer with our promise that memory is there, the only way in which it fails. */
#ifndef MOFKIT_DIAG_XML_H
#define MOFKIT_DIAG_XML_H

#include <libxml/xmlwriter.h>

#include "base/buffer.h"

/* A writer that appends to `out`, indented by one space a level; free it with xml_close. */
xmlTextWriterPtr xml_open(struct buffer *out);

/* Ends what is open, and writes all that is left. */
void xml_close(xmlTextWriterPtr writer);

void xml_begin(xmlTextWriterPtr writer, const char *element);
void xml_end(xmlTextWriterPtr writer);

/* Texts are UTF-8 of the characters that XML has; what needs to be is escaped. */
void xml_attribute(xmlTextWriterPtr writer, const char *name, const char *value);
void xml_text(xmlTextWriterPtr writer, const char *text);

/* The line "<?xml ...?>", at the beginning. */
void xml_begin_document(xmlTextWriterPtr writer);

#endif
