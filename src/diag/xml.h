/* SPDX-License-Identifier: MIT */
/* Writes XML with libxml2's writer; its only failure is memory exhaustion, which aborts. */
#ifndef MOFKIT_DIAG_XML_H
#define MOFKIT_DIAG_XML_H

#include <libxml/xmlwriter.h>

#include "base/buffer.h"

/* Creates a writer that appends to `out`, indented by one space per level; free it with xml_close. */
xmlTextWriterPtr xml_open(struct buffer *out);

/* Closes open elements, flushes the output and frees the writer. */
void xml_close(xmlTextWriterPtr writer);

void xml_begin(xmlTextWriterPtr writer, const char *element);
void xml_end(xmlTextWriterPtr writer);

/* Texts must be UTF-8 with only characters that XML allows (clean.h); they are escaped as needed. */
void xml_attribute(xmlTextWriterPtr writer, const char *name, const char *value);
void xml_text(xmlTextWriterPtr writer, const char *text);

/* The line "<?xml ...?>", at the beginning. */
void xml_begin_document(xmlTextWriterPtr writer);

#endif
