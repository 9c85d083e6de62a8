package org.hostkeeper.agent.web;

/** Puts words into pages, so that none of them becomes part of the page's own. */
final class Html {
    private Html() {}

    static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String page(String language, String title, String head, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/assets/agent.css">
                %s</head>
                <body>
                %s</body>
                </html>
                """.formatted(text(language), text(title), head, body);
    }
}
