//! Text as it flows into paragraphs.

use html5ever::LocalName;

/// A paragraph and what its markup said of it.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// As plain text.
    pub(crate) text: String,
    /// How many bytes of it are in links.
    pub(crate) linked: usize,
    /// The block element that was opened last before its end.
    pub(crate) element: LocalName,
}

/// Paragraphs as they grow.
#[derive(Default)]
pub(super) struct Flow {
    blocks: Vec<Paragraph>,
    block: String,
    linked: usize,
    /// The block element that was opened last.
    element: LocalName,
    in_link: bool,
    /// White space that shows only if text follows in its line.
    space: bool,
    /// Line breaks that show only if text follows in the paragraph.
    line_breaks: usize,
    /// How many preformatted elements are open.
    preformatted: usize,
    /// A line feed right after such an element's start tag does not show.
    at_preformatted_start: bool,
}

impl Flow {
    pub(super) fn push(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.push_preformatted(text);
        } else {
            self.push_flowing(text);
        }
    }

    fn push_preformatted(&mut self, text: &str) {
        let first = std::mem::take(&mut self.at_preformatted_start);
        let text = text.strip_prefix('\n').filter(|_| first).unwrap_or(text);
        if !text.is_empty() {
            self.flush_breaks();
            self.append(text);
        }
    }

    fn push_flowing(&mut self, text: &str) {
        for (index, word) in text
            .split(|letter: char| letter.is_ascii_whitespace())
            .enumerate()
        {
            self.space |= index > 0;
            if !word.is_empty() {
                self.push_word(word);
            }
        }
    }

    fn push_word(&mut self, word: &str) {
        self.flush_breaks();
        let space = std::mem::take(&mut self.space);
        if space && !self.block.is_empty() && !self.block.ends_with('\n') {
            self.block.push(' ');
        }
        self.append(word);
    }

    fn append(&mut self, text: &str) {
        self.block.push_str(text);
        if self.in_link {
            self.linked += text.len();
        }
    }

    /// Text is in a link from here on, or no more.
    pub(super) fn link(&mut self, in_link: bool) {
        self.in_link = in_link;
    }

    pub(super) fn line_break(&mut self) {
        if self.preformatted > 0 {
            self.push_preformatted("\n");
        } else {
            self.line_breaks += 1;
            self.space = false;
        }
    }

    fn flush_breaks(&mut self) {
        match std::mem::take(&mut self.line_breaks) {
            0 => {}
            1 if self.block.is_empty() => {}
            1 => self.block.push('\n'),
            _ => self.keep_block(),
        }
    }

    pub(super) fn end_block(&mut self) {
        if self.preformatted > 0 && !self.block.is_empty() && !self.block.ends_with('\n') {
            self.block.push('\n');
            return;
        }
        if self.preformatted == 0 {
            self.keep_block();
        }
    }

    fn keep_block(&mut self) {
        self.space = false;
        self.line_breaks = 0;
        let text = std::mem::take(&mut self.block);
        let linked = std::mem::take(&mut self.linked);
        if !text.trim().is_empty() {
            let element = self.element.clone();
            self.blocks.push(Paragraph {
                text,
                linked,
                element,
            });
        }
    }

    pub(super) fn open_block(&mut self, element: &LocalName) {
        self.end_block();
        self.element = element.clone();
    }

    pub(super) fn open_preformatted(&mut self, element: &LocalName) {
        if self.preformatted == 0 {
            self.keep_block();
            self.element = element.clone();
        }
        self.preformatted += 1;
        self.at_preformatted_start = true;
    }

    pub(super) fn close_preformatted(&mut self) {
        self.preformatted = self.preformatted.saturating_sub(1);
        self.at_preformatted_start = false;
        if self.preformatted == 0 {
            while self.block.ends_with('\n') {
                self.block.pop();
            }
            self.keep_block();
        }
    }

    /// All paragraphs, in order.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        self.preformatted = 0;
        self.keep_block();
        self.blocks
    }
}
