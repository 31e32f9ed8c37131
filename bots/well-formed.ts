import { z } from 'zod';

const id = z.int();
const word = z.string().optional();
const from = z.looseObject({ id, is_bot: z.boolean().optional(), language_code: word });
const chat = z.looseObject({ id, type: z.string() });
const media = z
  .looseObject({
    file_id: z.string(),
    file_unique_id: z.string(),
    file_size: z.number().min(0).optional(),
    file_name: word,
    mime_type: word,
  })
  .optional();

const content = {
  text: word,
  caption: word,
  media_group_id: word,
  photo: z.array(media.unwrap()).optional(),
  document: media,
  voice: media,
  audio: media,
  video: media,
  location: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
  venue: z.looseObject({ title: z.string(), address: z.string() }).optional(),
  contact: z.looseObject({ phone_number: z.string(), user_id: id.optional() }).optional(),
};
const message = z.looseObject({
  ...{ message_id: id, date: z.number(), from: from.optional(), chat },
  ...content,
  reply_to_message: z.looseObject({ message_id: id, text: word, caption: word }).optional(),
});

const updateSchema = z.looseObject({
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from,
      data: word,
      message: z.looseObject({ message_id: id, chat }).optional(),
    })
    .optional(),
  my_chat_member: z
    .looseObject({ chat, from, new_chat_member: z.looseObject({ status: z.string() }) })
    .optional(),
});

/**
 * Whether those parts of an update that we read are of the kinds that the Bot API promises. What is not cannot be
 * answered, and trying again would not mend it.
 */
export const isWellFormed = (update: object): boolean => updateSchema.safeParse(update).success;
