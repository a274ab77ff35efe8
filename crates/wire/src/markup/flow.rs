//! Text as it flows into paragraphs.

/// Paragraphs as they grow.
#[derive(Default)]
pub(super) struct Flow {
    blocks: Vec<String>,
    block: String,
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
            self.block.push_str(text);
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
        self.block.push_str(word);
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
        let block = std::mem::take(&mut self.block);
        if !block.trim().is_empty() {
            self.blocks.push(block);
        }
    }

    pub(super) fn open_preformatted(&mut self) {
        if self.preformatted == 0 {
            self.keep_block();
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
    pub(super) fn finish(mut self) -> Vec<String> {
        self.preformatted = 0;
        self.keep_block();
        self.blocks
    }
}
